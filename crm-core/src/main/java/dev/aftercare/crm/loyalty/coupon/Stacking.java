package dev.aftercare.crm.loyalty.coupon;

/** With which other coupons one may stand in an order. Both sides must agree. */
public enum Stacking {
    /** With none. */
    ALONE,
    /** With coupons of other campaigns. */
    OTHER_CAMPAIGNS,
    /** Also with others of its own campaign. */
    FREELY
}
