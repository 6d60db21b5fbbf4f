package dev.aftercare.crm.loyalty.coupon;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;

/**
 * What an order must come to, before any coupon, for a coupon to count.
 *
 * @param amount the least, that amount included
 * @param of what is added up
 */
public record MinimumSpend(Money amount, Basis of) {

    /** What is added up. */
    public enum Basis {
        /** The lines that the coupon is good for. */
        GOODS,
        /** All lines of the order. */
        ORDER
    }

    /** Checks the parts. */
    public MinimumSpend {
        if (Input.present("minimum.amount", amount).amount().signum() <= 0) {
            throw new InvalidInputException("minimum.amount", "is not above zero", "an amount above zero");
        }
        Input.present("minimum.of", of);
    }
}
