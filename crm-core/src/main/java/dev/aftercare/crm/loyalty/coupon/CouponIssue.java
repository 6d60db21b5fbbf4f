package dev.aftercare.crm.loyalty.coupon;

import dev.aftercare.crm.loyalty.code.SecretCode;
import java.util.List;

/**
 * Codes that were just generated. This is the only time that they can be read.
 *
 * @param campaign for which campaign
 * @param codes the codes
 */
public record CouponIssue(String campaign, List<SecretCode> codes) {

    /** Copies the list. */
    public CouponIssue {
        codes = List.copyOf(codes);
    }
}
