package dev.aftercare.crm.loyalty.reward;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.loyalty.reward.RewardOrder.State;
import dev.aftercare.crm.loyalty.reward.RewardRefused.Reason;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.loyalty.RewardEvent.RewardCancelled;
import dev.aftercare.crm.model.loyalty.RewardEvent.RewardFulfilled;
import dev.aftercare.crm.model.loyalty.RewardEvent.RewardOrdered;
import dev.aftercare.crm.model.loyalty.RewardEvent.RewardReturned;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who can have a reward, and what becomes of one that was taken. Pure. A step that was taken before is accepted again and changes
 * nothing; an order whose time is over counts as cancelled, whether or not a sweep came by.
 */
public final class RewardRules {

    /** The kind of the due entry at which an order that nobody handed over is cancelled. */
    public static final String TIMEOUT_DUE = "reward-timeout";

    private RewardRules() {}

    /**
     * Why a customer cannot have a reward, stock and points aside.
     *
     * @param reward the reward
     * @param hasTier whether the customer has the level it asks for
     * @param had how many the customer has taken, those that came back aside
     * @param at when
     * @return the first reason, or empty
     */
    public static Optional<RewardRefused> refusal(Reward reward, boolean hasTier, long had, Instant at) {
        if (reward.from() != null && at.isBefore(reward.from())) {
            return Optional.of(new RewardRefused(Reason.NOT_YET_OFFERED, "from " + reward.from()));
        }
        if (reward.until() != null && !at.isBefore(reward.until())) {
            return Optional.of(new RewardRefused(Reason.NO_LONGER_OFFERED, "before " + reward.until()));
        }
        if (reward.tier() != null && !hasTier) {
            String level = reward.tier().level() + " or better";
            return Optional.of(new RewardRefused(Reason.TIER_TOO_LOW, level));
        }
        if (reward.perCustomer() != null && had >= reward.perCustomer()) {
            return Optional.of(new RewardRefused(Reason.CUSTOMER_LIMIT, reward.perCustomer() + " for each customer"));
        }
        return Optional.empty();
    }

    /**
     * Stock and points are held.
     *
     * @param order the order, {@code ORDERED}
     * @param actor who asks for it
     * @return always accepted; it is cancelled at its {@code until}, if it has one
     */
    public static Decision<RewardOrder> order(RewardOrder order, Actor actor) {
        RewardOrdered body = new RewardOrdered(order.reward(), order.paid().points());
        return new Decision.Accepted<>(order, List.of(new Happened(body, actor)), timeOut(order));
    }

    /**
     * The reward is handed over: the points are spent.
     *
     * @param order the order
     * @param at when
     * @param actor who hands it over
     * @return accepted, or rejected with {@link RewardOrderOver} if it was cancelled, if its time is over, or if it came back
     */
    public static Decision<RewardOrder> fulfil(RewardOrder order, Instant at, Actor actor) {
        if (order.state() == State.ORDERED && isOver(order, at)) {
            return Decision.reject(new RewardOrderOver(State.CANCELLED));
        }
        RewardFulfilled body = new RewardFulfilled(order.reward());
        return step(order, State.ORDERED, State.FULFILLED, new Happened(body, actor));
    }

    /**
     * The reward is not handed over: stock and points come back.
     *
     * @param order the order
     * @param actor who cancels it
     * @return accepted, or rejected with {@link RewardOrderOver} if it was handed over
     */
    public static Decision<RewardOrder> cancel(RewardOrder order, Actor actor) {
        RewardCancelled body = new RewardCancelled(order.reward(), order.paid().points());
        return step(order, State.ORDERED, State.CANCELLED, new Happened(body, actor));
    }

    /**
     * The customer brings back what was handed over: stock and points come back.
     *
     * @param order the order
     * @param actor who takes it back
     * @return accepted, or rejected with {@link RewardOrderOver} if it was never handed over
     */
    public static Decision<RewardOrder> takeBack(RewardOrder order, Actor actor) {
        RewardReturned body = new RewardReturned(order.reward(), order.paid().points());
        return step(order, State.FULFILLED, State.RETURNED, new Happened(body, actor));
    }

    /**
     * Cancels an order whose time is over, as a sweep does.
     *
     * @param order the order
     * @param at when
     * @return always accepted; nothing changes if it does not wait any more, and it is wanted again if it came too early
     */
    public static Decision<RewardOrder> timeOut(RewardOrder order, Instant at) {
        if (order.state() != State.ORDERED) {
            return Decision.accept(order, List.of());
        }
        return isOver(order, at)
                ? cancel(order, Actor.CLOCK)
                : new Decision.Accepted<>(order, List.of(), timeOut(order));
    }

    static AggregateRef aggregate(RewardOrder order) {
        return new AggregateRef("reward-order", order.id());
    }

    private static Decision<RewardOrder> step(RewardOrder order, State from, State next, Happened happened) {
        if (order.state() == next) {
            return Decision.accept(order, List.of());
        }
        if (order.state() != from) {
            return Decision.reject(new RewardOrderOver(order.state()));
        }
        List<DueChange> due = order.until() == null ? List.of() : List.of(new DueChange.Cancel(due(order)));
        return new Decision.Accepted<>(order.with(next), List.of(happened), due);
    }

    private static List<DueChange> timeOut(RewardOrder order) {
        Instant until = order.until();
        return until == null ? List.of() : List.of(new DueChange.Schedule(new DueEntry(due(order), until)));
    }

    private static boolean isOver(RewardOrder order, Instant at) {
        return order.until() != null && !at.isBefore(order.until());
    }

    private static DueKey due(RewardOrder order) {
        return DueKey.of(TIMEOUT_DUE, aggregate(order));
    }
}
