package dev.aftercare.crm.loyalty.coupon;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;

/**
 * What an order must come to for a coupon to count.
 *
 * @param amount the least, that amount included
 * @param of what is added up
 */
public record MinimumSpend(Money amount, Basis of) {

    /** What is added up. */
    public enum Basis {
        /** The lines that the coupon is good for, before any coupon. */
        GOODS,
        /** All lines of the order, before any coupon. */
        ORDER,
        /** The lines that the coupon is good for, after the coupons that come before it. */
        GOODS_AFTER_OTHERS,
        /** All lines of the order, after the coupons that come before it. */
        ORDER_AFTER_OTHERS
    }

    /** Checks the parts. */
    public MinimumSpend {
        if (Input.present("minimum.amount", amount).amount().signum() <= 0) {
            throw new InvalidInputException("minimum.amount", "is not above zero", "an amount above zero");
        }
        Input.present("minimum.of", of);
    }
}
