package dev.aftercare.crm.loyalty.credit;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Credit that expires together.
 *
 * @param amount how much, above zero
 * @param expiresAt from this instant on it cannot be spent; null if it never expires
 */
public record CreditPart(Money amount, @Nullable Instant expiresAt) {

    /** Checks the parts. */
    public CreditPart {
        if (Input.present("part.amount", amount).amount().signum() <= 0) {
            throw new InvalidInputException("part.amount", "is not above zero", "an amount above zero");
        }
        expiresAt = Input.instantOrNull("part.expiresAt", expiresAt);
    }

    boolean isExpired(Instant at) {
        return expiresAt != null && !at.isBefore(expiresAt);
    }
}
