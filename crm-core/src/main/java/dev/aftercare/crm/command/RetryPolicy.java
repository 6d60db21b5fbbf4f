package dev.aftercare.crm.command;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.time.Duration;

/**
 * How often a command is tried when others get in its way.
 *
 * @param attempts how often in all, 1 to 100
 * @param firstPause the longest pause before the second attempt; it doubles with each further one, and each pause is a random
 *     part of it
 * @param longestPause what a pause never exceeds
 */
public record RetryPolicy(int attempts, Duration firstPause, Duration longestPause) {

    /** Ten attempts with pauses of up to 2, 4, 8 … and at most 200 milliseconds. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(10, Duration.ofMillis(2), Duration.ofMillis(200));

    /** Checks the parts. */
    public RetryPolicy {
        Input.within("retry.attempts", attempts, 1, 100);
        if (Input.present("retry.firstPause", firstPause).isNegative()
                || firstPause.compareTo(Input.present("retry.longestPause", longestPause)) > 0) {
            throw new InvalidInputException("retry.firstPause", "does not fit", "zero to longestPause");
        }
    }

    /**
     * The longest pause after an attempt.
     *
     * @param attempt the number of the failed attempt, from 1
     * @return the bound of the pause
     */
    Duration bound(int attempt) {
        Duration doubled = firstPause.multipliedBy(1L << Math.min(attempt - 1, 20));
        return doubled.compareTo(longestPause) > 0 ? longestPause : doubled;
    }
}
