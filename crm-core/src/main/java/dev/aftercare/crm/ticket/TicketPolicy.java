package dev.aftercare.crm.ticket;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.Rating;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a shop decides about the course of its tickets. Begin with {@link #DEFAULT}.
 *
 * @param feedbackTimeout how long a resolved ticket waits for feedback before it moves on without, in elapsed time; above zero, at
 *     most 3,650 days
 * @param followUpDelay how long after the feedback the lasting effect is to be checked, in elapsed time; above zero, at most 3,650
 *     days
 * @param reopenAtOrBelow a rating as bad as this or worse reopens the ticket; null if no rating does
 * @param classifiedOnReceipt whether the shop's classifier is asked about every new ticket by itself, with the sweep that follows its
 *     receipt; true or null, which is false
 */
public record TicketPolicy(
        Duration feedbackTimeout,
        Duration followUpDelay,
        @Nullable Rating reopenAtOrBelow,
        @Nullable Boolean classifiedOnReceipt) {

    private static final Duration LONGEST = Duration.ofDays(3_650);

    /**
     * What holds unless the shop says otherwise: feedback within three days, a check after seven days, and a dissatisfied or very
     * dissatisfied customer reopens the ticket. No classifier is asked.
     */
    public static final TicketPolicy DEFAULT =
            new TicketPolicy(Duration.ofDays(3), Duration.ofDays(7), Rating.DISSATISFIED, null);

    /** Checks the parts. */
    public TicketPolicy {
        delay("ticketPolicy.feedbackTimeout", feedbackTimeout);
        delay("ticketPolicy.followUpDelay", followUpDelay);
        classifiedOnReceipt = Boolean.TRUE.equals(classifiedOnReceipt) ? Boolean.TRUE : null;
    }

    /**
     * The same policy with another time to wait for feedback.
     *
     * @param value how long
     * @return the policy
     */
    public TicketPolicy withFeedbackTimeout(Duration value) {
        return new TicketPolicy(value, followUpDelay, reopenAtOrBelow, classifiedOnReceipt);
    }

    /**
     * The same policy with another time to the check of the lasting effect.
     *
     * @param value how long after the feedback
     * @return the policy
     */
    public TicketPolicy withFollowUpDelay(Duration value) {
        return new TicketPolicy(feedbackTimeout, value, reopenAtOrBelow, classifiedOnReceipt);
    }

    /**
     * The same policy with another limit of what a customer puts up with.
     *
     * @param value the best rating that reopens a ticket; null if none does
     * @return the policy
     */
    public TicketPolicy withReopenAtOrBelow(@Nullable Rating value) {
        return new TicketPolicy(feedbackTimeout, followUpDelay, value, classifiedOnReceipt);
    }

    /**
     * The same policy, with or without the classifier being asked about every new ticket by itself.
     *
     * @param value whether it is asked
     * @return the policy
     */
    public TicketPolicy withClassificationOnReceipt(boolean value) {
        return new TicketPolicy(feedbackTimeout, followUpDelay, reopenAtOrBelow, value);
    }

    /** Whether the classifier is asked about every new ticket by itself. */
    boolean asksClassifier() {
        return classifiedOnReceipt != null;
    }

    /**
     * Whether a rating reopens the ticket by rule.
     *
     * @param rating the customer's rating, or null if none was given
     * @return true if it is as bad as the limit or worse
     */
    public boolean reopens(@Nullable Rating rating) {
        return rating != null && reopenAtOrBelow != null && rating.compareTo(reopenAtOrBelow) <= 0;
    }

    private static void delay(String field, @Nullable Duration value) {
        Duration delay = Input.present(field, value);
        if (delay.isZero() || delay.isNegative() || delay.compareTo(LONGEST) > 0) {
            throw new InvalidInputException(field, "is out of range", "above zero, at most 3,650 days");
        }
    }
}
