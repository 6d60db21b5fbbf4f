package dev.aftercare.crm.loyalty.coupon;

/**
 * Why a coupon does not count in an order.
 *
 * @param coupon its ending, or its place among those given, such as {@code #2}, where it is none
 * @param reason why
 * @param allowed what would be accepted
 */
public record CouponRefusal(String coupon, Reason reason, String allowed) {

    /** The reasons, in the order in which they are looked for. */
    public enum Reason {
        /**
         * What was typed is none of the shop's own codes, and cannot be a generated one: length, characters or check character are wrong.
         */
        MISTYPED,
        /** It can be a generated code, but none such was issued. */
        UNKNOWN,
        /** The code was withdrawn. */
        WITHDRAWN,
        /** The same code was given twice. */
        TWICE,
        /** The code was issued to another customer. */
        OTHER_CUSTOMER,
        /** The code, or its campaign, was used as often as it may be; what other checkouts hold counts. */
        USED_UP,
        /** This customer has used the campaign as often as one may. */
        CUSTOMER_LIMIT,
        /** The campaign has a limit per customer, and nobody is logged in. */
        CUSTOMER_NEEDED,
        /** The campaign has not begun. */
        NOT_YET_VALID,
        /** The campaign is over, or the code is. */
        NO_LONGER_VALID,
        /** The order is in another currency. */
        OTHER_CURRENCY,
        /** No line of the order is among the goods. */
        NO_GOODS,
        /** The order is too small. */
        BELOW_MINIMUM,
        /** It may not stand beside a coupon that comes first. */
        NOT_TOGETHER,
        /** It would take nothing off. */
        NO_EFFECT
    }
}
