package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.Rejection;

/**
 * Pending points have matured or were cancelled before.
 *
 * @param left how many are still pending
 */
public record PendingResolved(long left) implements Rejection {

    @Override
    public String message() {
        return "the points are no longer pending; allowed: at most the " + left + " that still are";
    }
}
