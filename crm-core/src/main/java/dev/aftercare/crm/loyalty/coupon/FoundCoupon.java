package dev.aftercare.crm.loyalty.coupon;

import dev.aftercare.crm.document.VersionedDocuments.Version;

/** A code that was issued, with the definition of its campaign in force. */
record FoundCoupon(String fingerprint, IssuedCoupon issued, Version<CouponCampaign> campaign) {}
