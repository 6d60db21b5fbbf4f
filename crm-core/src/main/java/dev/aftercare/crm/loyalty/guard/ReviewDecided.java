package dev.aftercare.crm.loyalty.guard;

import dev.aftercare.crm.command.Rejection;

/**
 * A review was decided the other way before.
 *
 * @param state how
 */
public record ReviewDecided(EarningReview.State state) implements Rejection {
    @Override
    public String message() {
        return "the review is " + state + "; allowed: a review that is OPEN";
    }
}
