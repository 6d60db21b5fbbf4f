package dev.aftercare.crm.loyalty.credit;

import dev.aftercare.crm.model.Money;

/**
 * How much of a redemption was given back.
 *
 * @param refunded how much
 */
public record RefundCount(Money refunded) {}
