package dev.aftercare.crm.loyalty.coupon;

import dev.aftercare.crm.loyalty.store.Kept;

/** A code that was issued, with the definition of its campaign in force. */
record FoundCoupon(String fingerprint, IssuedCoupon issued, Kept<CouponCampaign> campaign) {}
