package dev.aftercare.crm.loyalty.reward;

import dev.aftercare.crm.loyalty.PaidPoints;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.CustomerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reward that a customer took.
 *
 * @param id names the order
 * @param reward which reward
 * @param version by which definition of it
 * @param customer who
 * @param state where it stands
 * @param paid the points it cost
 * @param cell from which cell of the stock it was taken; -1 if it has no stock
 * @param at when
 * @param until the first instant at which it can no longer be handed over; null if it waits for ever
 */
public record RewardOrder(
        String id,
        String reward,
        long version,
        CustomerId customer,
        State state,
        PaidPoints paid,
        int cell,
        Instant at,
        @Nullable Instant until) {

    /** Where an order stands. */
    public enum State {
        /** Stock and points are held. */
        ORDERED,
        /** The customer has it, and the points are spent. */
        FULFILLED,
        /** It was never handed over: stock and points came back. */
        CANCELLED,
        /** The customer brought it back: stock and points came back. */
        RETURNED
    }

    /** Checks the parts. */
    public RewardOrder {
        Input.code("rewardOrder.id", id, 100);
        Input.code("rewardOrder.reward", reward, 60);
        Input.present("rewardOrder.customer", customer);
        Input.present("rewardOrder.state", state);
        Input.present("rewardOrder.paid", paid);
        at = Input.instant("rewardOrder.at", at);
        until = Input.instantOrNull("rewardOrder.until", until);
    }

    RewardOrder with(State next) {
        return new RewardOrder(id, reward, version, customer, next, paid, cell, at, until);
    }
}
