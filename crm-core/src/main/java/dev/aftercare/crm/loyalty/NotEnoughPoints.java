package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.Rejection;

/**
 * More points were wanted than can be spent.
 *
 * @param requested how many were wanted
 * @param available how many could be spent at that instant; lots that have expired are not among them
 */
public record NotEnoughPoints(long requested, long available) implements Rejection {

    @Override
    public String message() {
        return requested + " points were requested; allowed: at most the " + available + " available";
    }
}
