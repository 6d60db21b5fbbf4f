package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.math.RoundingMode;

/**
 * What a return of goods does to the points of its order.
 *
 * @param basis what the returned share of an order is measured by
 * @param rounding how the points taken back and given back become whole; applied to all returns of an order together, so that the sum
 *     over any sequence of returns is that of one return, and exact once everything is returned; not {@link RoundingMode#UNNECESSARY}
 * @param reversal what happens to points that are spent already, and to lots whose time is over
 */
public record ReturnPolicy(Basis basis, RoundingMode rounding, ReversalPolicy reversal) {

    /** What the returned share of an order is measured by. */
    public enum Basis {
        /** By what each line has earned: returning a line without points takes none back. */
        BY_LINE,
        /** By the amounts of the lines, whatever each has earned. */
        BY_AMOUNT
    }

    /** By line, fractions stay with the customer, what is spent is owed, and what is given back late is renewed. */
    public static final ReturnPolicy DEFAULT =
            new ReturnPolicy(Basis.BY_LINE, RoundingMode.FLOOR, ReversalPolicy.LENIENT);

    /** Checks the parts. */
    public ReturnPolicy {
        Input.present("returns.basis", basis);
        if (Input.present("returns.rounding", rounding) == RoundingMode.UNNECESSARY) {
            throw new InvalidInputException("returns.rounding", "is no rounding", "any mode but UNNECESSARY");
        }
        Input.present("returns.reversal", reversal);
    }
}
