package dev.aftercare.crm.loyalty.draw;

import dev.aftercare.crm.loyalty.tier.TierCondition;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A draw. Data: read from and written to JSON as any record.
 *
 * @param id names it, 1 to 60 printable ASCII characters
 * @param programme whose points
 * @param from the first instant at which one can enter
 * @param until the first instant at which one cannot enter any more, and the draw can be held
 * @param price how many points an entry costs; 0 if nothing
 * @param perCustomer how often one customer can enter; null if there is no limit
 * @param tier the level a customer must have; null if everybody can enter
 * @param prizes what there is to win, the first prize first: 1 to 100, each id once, at most {@value #MAX_PIECES} pieces in all
 * @param winsPerCustomer how often one customer can win, at least 1
 */
public record Draw(
        String id,
        ProgrammeId programme,
        Instant from,
        Instant until,
        long price,
        @Nullable Long perCustomer,
        @Nullable TierCondition tier,
        List<Prize> prizes,
        long winsPerCustomer) {

    /** The most pieces that a draw can have. */
    public static final long MAX_PIECES = 10_000;

    private static final int MAX_PRIZES = 100;
    private static final long MAX_LIMIT = 1_000_000;

    /** Checks the parts. */
    public Draw {
        Input.code("draw.id", id, 60);
        Input.present("draw.programme", programme);
        from = Input.instant("draw.from", from);
        until = Input.instant("draw.until", until);
        if (!until.isAfter(from)) {
            throw new InvalidInputException("draw.until", "is not after from", "a later instant");
        }
        Input.within("draw.price", price, 0, PointsAccount.MAX_POINTS);
        if (perCustomer != null) {
            Input.within("draw.perCustomer", perCustomer, 1, MAX_LIMIT);
        }
        prizes = List.copyOf(Input.atMost("draw.prizes", prizes, MAX_PRIZES));
        if (prizes.stream().map(Prize::id).distinct().count() != prizes.size()) {
            throw new InvalidInputException("draw.prizes", "names a prize twice", "each id once");
        }
        long sum = prizes.stream().mapToLong(Prize::pieces).sum();
        Input.within("draw.pieces", sum, 1, MAX_PIECES);
        Input.within("draw.winsPerCustomer", winsPerCustomer, 1, MAX_LIMIT);
    }

    /**
     * A draw that everybody can enter as often as they like, for nothing, and win once. The {@code with…} methods change that.
     *
     * @param id names it
     * @param programme whose points
     * @param from the first instant at which one can enter
     * @param until the first instant at which one cannot enter any more
     * @param prizes what there is to win, the first prize first
     * @return the draw
     */
    public static Draw of(String id, ProgrammeId programme, Instant from, Instant until, Prize... prizes) {
        return new Draw(id, programme, from, until, 0, null, null, List.of(prizes), 1);
    }

    /**
     * The same draw at a price.
     *
     * @param points what an entry costs; 0 if nothing
     * @return the draw
     */
    public Draw withPrice(long points) {
        return new Draw(id, programme, from, until, points, perCustomer, tier, prizes, winsPerCustomer);
    }

    /**
     * The same draw with a limit.
     *
     * @param limit how often one customer can enter
     * @return the draw
     */
    public Draw withLimit(long limit) {
        return new Draw(id, programme, from, until, price, limit, tier, prizes, winsPerCustomer);
    }

    /**
     * The same draw for some customers.
     *
     * @param condition the level they must have
     * @return the draw
     */
    public Draw withTier(TierCondition condition) {
        return new Draw(id, programme, from, until, price, perCustomer, condition, prizes, winsPerCustomer);
    }

    /**
     * The same draw with more to win for each.
     *
     * @param wins how often one customer can win
     * @return the draw
     */
    public Draw withWins(long wins) {
        return new Draw(id, programme, from, until, price, perCustomer, tier, prizes, wins);
    }

    /**
     * How much there is to win.
     *
     * @return the pieces of all prizes
     */
    public long pieces() {
        return prizes.stream().mapToLong(Prize::pieces).sum();
    }

    /** The prize of the next piece after so many were given; there must be one. */
    String prizeAfter(long given) {
        long before = 0;
        for (Prize prize : prizes) {
            before += prize.pieces();
            if (given < before) {
                return prize.id();
            }
        }
        throw new IllegalArgumentException("all pieces were given");
    }
}
