package dev.aftercare.crm.loyalty.guard;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.time.Duration;

/**
 * How much of something may happen within a time.
 *
 * @param id names the limit within its policy, 1 to 40 printable ASCII characters
 * @param measure what is counted
 * @param subject for whom each
 * @param period within which time, a second to 400 days
 * @param most how much, 1 to 1,000,000,000,000; that much is allowed, more is not
 */
public record VelocityLimit(String id, Measure measure, Subject subject, Duration period, long most) {

    private static final Duration LONGEST = Duration.ofDays(400);
    private static final long MAX = 1_000_000_000_000L;

    /** What is counted. */
    public enum Measure {
        /** Points earned in one programme. */
        POINTS,
        /** How often points were earned in one programme, such as once for each order. */
        EARNINGS,
        /** How often a coupon code was given that does not exist, to be reserved or quoted. */
        COUPON_FAILURES
    }

    /** For whom it is counted. */
    public enum Subject {
        /** Each customer; all who are not logged in are one, so that nobody gets round it by logging out. */
        CUSTOMER,
        /** Each customer who is logged in; for others a limit for each source is needed, and none of them stops the rest. */
        LOGGED_IN,
        /** Each source that the shop names, such as a device, an address in the net, or a partner. */
        SOURCE
    }

    /** Checks the parts. */
    public VelocityLimit {
        Input.code("limit.id", id, 40);
        Input.present("limit.measure", measure);
        Input.present("limit.subject", subject);
        if (Input.present("limit.period", period).toSeconds() < 1 || period.compareTo(LONGEST) > 0) {
            throw new InvalidInputException("limit.period", "is out of range", "a second to 400 days");
        }
        Input.within("limit.most", most, 1, MAX);
    }
}
