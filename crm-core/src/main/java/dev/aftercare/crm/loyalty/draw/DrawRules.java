package dev.aftercare.crm.loyalty.draw;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.loyalty.draw.DrawRefused.Reason;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.loyalty.DrawEvent.DrawCancelled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who can enter a draw, what becomes of it, and who wins. Pure. A step that was taken before is accepted again and changes nothing.
 *
 * <p><b>Who wins</b> follows from the seed and the number of entries alone, so that anybody can recompute it: the entries are picked one
 * by one in the order of {@link #picks}, and each gets the next piece of the prizes, the first prize first, unless its customer has
 * won as often as one may; then it is passed over. The {@linkplain DrawSeed#commitment commitment} was told before the first entry.
 */
public final class DrawRules {

    /** The kind of the due entry that goes on with a draw: draws more winners, or lets more points go back. */
    public static final String WORK_DUE = "draw-work";

    /** The kind of the due entry that gives back what an entry cost; its part is the entry's number. */
    public static final String GIVE_BACK_DUE = "draw-give-back";

    private DrawRules() {}

    /**
     * The order in which entries are picked.
     *
     * <p>Let r be the first eight bytes, as an unsigned number, of the HMAC-SHA256 under the seed's 32 bytes of a counter of eight bytes,
     * big-endian both; the counter begins with 0 and grows by one with each r. The numbers 1 to n stand in a row. For each place k from 0
     * on, with m = n − k: r is taken anew until it is less than the greatest multiple of m up to 2<sup>64</sup>; then the numbers at the
     * places k and k + (r mod m) change places, and the one at k is picked.
     *
     * @param seed the seed
     * @param entries how many entries there are, at least 0
     * @param count how many are wanted, 0 to {@code entries}
     * @return the first {@code count} numbers, each of 1 to {@code entries} at most once
     */
    public static List<Long> picks(DrawSeed seed, long entries, int count) {
        Input.present("seed", seed);
        Input.within("entries", entries, 0, Long.MAX_VALUE);
        Input.within("count", count, 0, entries);
        PickOrder order = new PickOrder(seed, entries);
        List<Long> numbers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            numbers.add(order.next());
        }
        return numbers;
    }

    /**
     * Gives the next pieces to those who were picked next.
     *
     * @param draw the draw
     * @param given how many pieces were given before
     * @param picked who was picked next, in order, no more than there are pieces left
     * @return what becomes of each
     */
    static List<DrawPick> award(Draw draw, long given, List<PickedEntry> picked) {
        Map<CustomerId, Long> wins = new HashMap<>();
        List<DrawPick> picks = new ArrayList<>();
        long won = given;
        for (PickedEntry entry : picked) {
            CustomerId customer = entry.customer();
            long before = wins.getOrDefault(customer, entry.winsBefore());
            boolean another = before < draw.winsPerCustomer();
            picks.add(new DrawPick(entry.number(), customer, another ? draw.prizeAfter(won) : null));
            if (another) {
                wins.put(customer, before + 1);
                won++;
            }
        }
        return picks;
    }

    /**
     * Why a customer cannot enter, points aside.
     *
     * @param draw the draw
     * @param state where it stands
     * @param hasTier whether the customer has the level it asks for
     * @param entered how often the customer has entered
     * @param at when
     * @return the first reason, or empty
     */
    public static Optional<DrawRefused> refusal(Draw draw, DrawState state, boolean hasTier, long entered, Instant at) {
        if (state == DrawState.CANCELLED) {
            return Optional.of(new DrawRefused(Reason.CANCELLED, "another draw"));
        }
        if (at.isBefore(draw.from())) {
            return Optional.of(new DrawRefused(Reason.NOT_YET_OPEN, "from " + draw.from()));
        }
        if (state != DrawState.OPEN || !at.isBefore(draw.until())) {
            return Optional.of(new DrawRefused(Reason.NO_LONGER_OPEN, "before " + draw.until()));
        }
        if (draw.tier() != null && !hasTier) {
            return Optional.of(new DrawRefused(Reason.TIER_TOO_LOW, draw.tier().level() + " or better"));
        }
        if (draw.perCustomer() != null && entered >= draw.perCustomer()) {
            return Optional.of(new DrawRefused(Reason.CUSTOMER_LIMIT, draw.perCustomer() + " for each customer"));
        }
        return Optional.empty();
    }

    /**
     * The draw is held: from now on its entries stay as they are.
     *
     * @param draw the draw
     * @param run how far it has come
     * @param at when
     * @return accepted, also if it was held before; or rejected with {@link DrawStepRefused} before its end, or if it was cancelled
     */
    public static Decision<DrawRun> hold(Draw draw, DrawRun run, Instant at) {
        return switch (run.state()) {
            case OPEN ->
                at.isBefore(draw.until())
                        ? Decision.reject(new DrawStepRefused(run.state(), "from " + draw.until() + " on"))
                        : Decision.accept(run.with(DrawState.DRAWING), List.of());
            case DRAWING, DRAWN -> Decision.accept(run, List.of());
            case CANCELLED ->
                Decision.reject(new DrawStepRefused(run.state(), run.state().allowed()));
        };
    }

    /**
     * The draw will not take place.
     *
     * @param run how far it has come
     * @param actor who cancels it
     * @return accepted, also if it was cancelled before; or rejected with {@link DrawStepRefused} once it is held
     */
    public static Decision<DrawRun> cancel(DrawRun run, Actor actor) {
        return switch (run.state()) {
            case OPEN -> {
                Happened happened = new Happened(new DrawCancelled(run.draw(), run.entries()), actor);
                yield Decision.accept(run.with(DrawState.CANCELLED), List.of(happened));
            }
            case CANCELLED -> Decision.accept(run, List.of());
            case DRAWING, DRAWN ->
                Decision.reject(new DrawStepRefused(run.state(), run.state().allowed()));
        };
    }

    static AggregateRef aggregate(String draw) {
        return new AggregateRef("draw", draw);
    }
}
