package dev.aftercare.crm.triage;

import dev.aftercare.crm.command.Rejection;

/**
 * The built-in classifier has learnt nothing yet, or finds nothing to learn from.
 *
 * @param texts how many texts it found, where it was to be trained
 */
public record NothingLearnt(int texts) implements Rejection {

    @Override
    public String message() {
        return "the classifier has learnt from " + texts
                + " texts; it learns from closed tickets whose category a person of the shop has set";
    }
}
