package dev.aftercare.crm.loyalty.guard;

import dev.aftercare.crm.command.Rejection;
import java.time.Duration;

/**
 * Codes that do not exist were given too often.
 *
 * @param limit which limit was reached
 * @param period of what time
 */
public record TooManyTries(String limit, Duration period) implements Rejection {
    @Override
    public String message() {
        return "codes that do not exist were given too often (" + limit + "); allowed: again within " + period;
    }
}
