package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What was bought and paid with one line of an order, and what became of it. However many requests there are, what is claimed and
 * what is settled together never pass what was bought and paid: a record that would is not made.
 *
 * @param number the line's number in the order, from 1; {@link #SHIPPING} for the shipping
 * @param bought how many pieces were bought, at least 1
 * @param paid what was paid for them, after discounts
 * @param claimed how many pieces are in requests that are open
 * @param returned how many pieces came back for good
 * @param reserved what open requests ask for
 * @param refunded what was paid back
 * @param withheld what the shop kept of the money for pieces that came back
 * @param elsewhere what came back past the requests while open ones held it; null if nothing did
 */
public record LineAccount(
        int number,
        long bought,
        Money paid,
        long claimed,
        long returned,
        Money reserved,
        Money refunded,
        Money withheld,
        @Nullable Elsewhere elsewhere) {

    /** The number under which the shipping stands. */
    public static final int SHIPPING = 0;

    /** Checks the parts and that they fit together. */
    public LineAccount {
        Input.within("line.number", number, 0, 10_000);
        Input.within("line.bought", bought, 1, 1_000_000_000);
        Input.within("line.claimed", claimed, 0, bought);
        Input.within("line.returned", returned, 0, bought - claimed);
        notNegative("line.paid", paid);
        notNegative("line.reserved", reserved);
        notNegative("line.refunded", refunded);
        notNegative("line.withheld", withheld);
        if (elsewhere != null) {
            Input.within("line.elsewhere.pieces", elsewhere.pieces(), 1, claimed);
        }
        if (reserved.plus(refunded).plus(withheld).compareTo(paid) > 0) {
            throw new InvalidInputException("line.refunded", "passes what was paid", "at most " + paid);
        }
    }

    /**
     * The account of a line of which nothing came back past the requests that hold it.
     *
     * @param number the line's number in the order
     * @param bought how many pieces were bought
     * @param paid what was paid for them
     * @param claimed how many pieces are in open requests
     * @param returned how many pieces came back for good
     * @param reserved what open requests ask for
     * @param refunded what was paid back
     * @param withheld what the shop kept
     */
    public LineAccount(
            int number,
            long bought,
            Money paid,
            long claimed,
            long returned,
            Money reserved,
            Money refunded,
            Money withheld) {
        this(number, bought, paid, claimed, returned, reserved, refunded, withheld, null);
    }

    static LineAccount of(int number, long bought, Money paid) {
        Money zero = Money.zero(paid.currency());
        return new LineAccount(number, bought, paid, 0, 0, zero, zero, zero);
    }

    /**
     * How many pieces can still be claimed.
     *
     * @return neither in an open request nor returned
     */
    public long claimable() {
        return bought - claimed - returned;
    }

    /**
     * What of the money is neither asked for nor decided.
     *
     * @return zero or more
     */
    public Money left() {
        return paid.minus(reserved).minus(refunded).minus(withheld);
    }

    boolean isUntouched() {
        return equals(of(number, bought, paid));
    }

    boolean isWhollyReturned() {
        return returned == bought;
    }

    /** What some of the claimable pieces come to: their share of what is left, all of it for all of them. */
    Money share(long pieces, RoundingMode rounding) {
        return pieces == claimable() ? left() : part(left(), pieces, claimable(), rounding);
    }

    LineAccount claim(long pieces, Money amount) {
        return new LineAccount(
                number, bought, paid, claimed + pieces, returned, reserved.plus(amount), refunded, withheld, elsewhere);
    }

    /**
     * What is not claimed any more can be claimed again, and what was asked for of the kept money is kept again. What came back
     * elsewhere meanwhile is settled now.
     */
    LineAccount release(long pieces, Money amount, Money keptAgain) {
        long back = elsewhere == null ? 0 : Math.min(pieces, elsewhere.pieces());
        LineAccount free = new LineAccount(
                number,
                bought,
                paid,
                claimed - pieces,
                returned,
                reserved.minus(amount),
                refunded,
                withheld.plus(keptAgain),
                elsewhere == null ? null : elsewhere.without(back));
        return elsewhere == null || back == 0 ? free : free.cameBack(elsewhere.part(back));
    }

    /** Money that was kept is asked for after all. */
    LineAccount reconsider(Money change) {
        return new LineAccount(
                number, bought, paid, claimed, returned, reserved, refunded, withheld.minus(change), elsewhere);
    }

    /** What open requests brought is theirs, and no more than they still hold can have come back elsewhere. */
    LineAccount settle(long pieces, Money back, Money kept) {
        return new LineAccount(
                number,
                bought,
                paid,
                claimed - pieces,
                returned + pieces,
                reserved.minus(back).minus(kept),
                refunded.plus(back),
                withheld.plus(kept),
                elsewhere == null ? null : elsewhere.atMost(claimed - pieces));
    }

    /** Pieces that nobody claims came back past the requests, with at most the money that is left. */
    LineAccount cameBack(Elsewhere back) {
        Money fits = back.amount().compareTo(left()) > 0 ? left() : back.amount();
        return claim(back.pieces(), fits).settle(back.pieces(), fits, Money.zero(fits.currency()));
    }

    /** Pieces that open requests hold came back past them: they count once the requests let go of them. */
    LineAccount held(Elsewhere back) {
        return new LineAccount(
                number,
                bought,
                paid,
                claimed,
                returned,
                reserved,
                refunded,
                withheld,
                elsewhere == null ? back : elsewhere.plus(back));
    }

    /** How many pieces came back, for good or elsewhere while open requests hold them. */
    long cameBack() {
        return elsewhere == null ? returned : returned + elsewhere.pieces();
    }

    /** How many of the pieces that open requests hold did not come back elsewhere, as far as is known. */
    long stillOut() {
        return elsewhere == null ? claimed : claimed - elsewhere.pieces();
    }

    static Money part(Money whole, long part, long of, RoundingMode rounding) {
        BigDecimal exact = whole.amount().multiply(BigDecimal.valueOf(part));
        int scale = whole.amount().scale();
        return new Money(exact.divide(BigDecimal.valueOf(of), scale, rounding), whole.currency());
    }

    private static void notNegative(String field, Money money) {
        if (Input.present(field, money).isNegative()) {
            throw new InvalidInputException(field, "is negative", "zero or more");
        }
    }
}
