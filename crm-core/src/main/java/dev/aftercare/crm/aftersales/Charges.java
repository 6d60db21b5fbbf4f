package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import java.math.RoundingMode;

/**
 * What an order cost besides its lines.
 *
 * @param discount taken off the order as a whole, zero or more; it is spread over the lines by their amounts
 * @param shipping paid on top of the lines, zero or more, in the same currency
 * @param rounding how the discount of a line becomes an amount of money; the last line gets what is left; not
 *     {@link RoundingMode#UNNECESSARY}
 */
public record Charges(Money discount, Money shipping, RoundingMode rounding) {

    /** Checks the parts. */
    public Charges {
        if (Input.present("charges.discount", discount).isNegative()) {
            throw new InvalidInputException("charges.discount", "is negative", "zero or more");
        }
        if (Input.present("charges.shipping", shipping).compareTo(Money.zero(discount.currency())) < 0) {
            throw new InvalidInputException("charges.shipping", "is negative", "zero or more");
        }
        if (Input.present("charges.rounding", rounding) == RoundingMode.UNNECESSARY) {
            throw new InvalidInputException("charges.rounding", "is no rounding", "any mode but UNNECESSARY");
        }
    }

    /**
     * Charges whose discount is spread with half cents rounded up.
     *
     * @param discount taken off the order as a whole
     * @param shipping paid on top of the lines
     * @return the charges
     */
    public static Charges of(Money discount, Money shipping) {
        return new Charges(discount, shipping, RoundingMode.HALF_UP);
    }
}
