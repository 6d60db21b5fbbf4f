package dev.aftercare.crm.loyalty.reward;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.loyalty.reward.RewardOrder.State;
import dev.aftercare.crm.loyalty.reward.RewardRefused.Reason;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.loyalty.RewardEvent.RewardCancelled;
import dev.aftercare.crm.model.loyalty.RewardEvent.RewardFulfilled;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who can have a reward, and what becomes of one that was taken. Pure. */
public final class RewardRules {

    private RewardRules() {}

    /**
     * Why a customer cannot have a reward, stock and points aside.
     *
     * @param reward the reward
     * @param hasTier whether the customer has the level it asks for
     * @param had how many the customer has taken, those that were cancelled aside
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
     * The reward is handed over. Doing it again changes nothing.
     *
     * @param order the order
     * @param actor who hands it over
     * @return accepted, or rejected with {@link RewardOrderOver} if it was cancelled
     */
    public static Decision<RewardOrder> fulfil(RewardOrder order, Actor actor) {
        RewardFulfilled body = new RewardFulfilled(order.reward());
        return step(order, State.FULFILLED, new Happened(body, actor));
    }

    /**
     * The reward is not handed over: stock and points come back. Doing it again changes nothing.
     *
     * @param order the order
     * @param actor who cancels it
     * @return accepted, or rejected with {@link RewardOrderOver} if it was handed over
     */
    public static Decision<RewardOrder> cancel(RewardOrder order, Actor actor) {
        RewardCancelled body = new RewardCancelled(order.reward(), order.paid().points());
        return step(order, State.CANCELLED, new Happened(body, actor));
    }

    private static Decision<RewardOrder> step(RewardOrder order, State next, Happened happened) {
        if (order.state() == next) {
            return Decision.accept(order, List.of());
        }
        return order.state() == State.ORDERED
                ? Decision.accept(order.with(next), List.of(happened))
                : Decision.reject(new RewardOrderOver(order.state()));
    }
}
