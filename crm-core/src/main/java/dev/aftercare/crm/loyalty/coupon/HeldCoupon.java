package dev.aftercare.crm.loyalty.coupon;

import dev.aftercare.crm.model.Input;
import org.jspecify.annotations.Nullable;

/**
 * One coupon that a checkout holds, and from where each of its limits was taken.
 *
 * @param fingerprint which code
 * @param uses how often the code could be used
 * @param cell the cell of the code's stock
 * @param campaign of which campaign
 * @param version by which definition of it
 * @param campaignUses how often the campaign could be used; null if there was no limit
 * @param campaignCell the cell of the campaign's stock; 0 if there was no limit
 * @param counted whether it counts against the customer's limit
 */
public record HeldCoupon(
        String fingerprint,
        long uses,
        int cell,
        String campaign,
        long version,
        @Nullable Long campaignUses,
        int campaignCell,
        boolean counted) {

    /** Checks the parts. */
    public HeldCoupon {
        Input.code("held.fingerprint", fingerprint, 64);
        Input.code("held.campaign", campaign, 60);
    }

    /** Leaves the fingerprint out. */
    @Override
    public String toString() {
        return "HeldCoupon[campaign=" + campaign + "@" + version + "]";
    }
}
