package dev.aftercare.crm.loyalty.credit;

import dev.aftercare.crm.loyalty.code.SecretCode;
import dev.aftercare.crm.model.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A gift card that was just issued. This is the only time that its code can be read.
 *
 * @param code the code
 * @param account its account
 * @param amount how much it is worth
 * @param expiresAt from when on it cannot be spent; null if it never expires
 */
public record GiftCard(
        SecretCode code,
        String account,
        Money amount,
        @Nullable Instant expiresAt) {}
