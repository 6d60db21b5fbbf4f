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
 * @param expired what happens to points that are to be taken back and have expired since
 * @param capRoom what happens to the room that the order took of caps
 */
public record ReturnPolicy(
        Basis basis, RoundingMode rounding, ReversalPolicy reversal, ExpiredPoints expired, CapRoom capRoom) {

    /** What the returned share of an order is measured by. */
    public enum Basis {
        /** By what each line has earned: returning a line without points takes none back. */
        BY_LINE,
        /** By the amounts of the lines, whatever each has earned. */
        BY_AMOUNT
    }

    /** What happens to points of an order that expired before its goods came back. */
    public enum ExpiredPoints {
        /** The customer has lost them already: they count as taken back, the first of all, and nothing is owed for them. */
        COUNT_AS_TAKEN,
        /** They are gone as if they were spent: other points are taken for them, and of the rest it is as the shortfall says. */
        COUNT_AS_SPENT
    }

    /** What happens to the room that an order took of caps per day, period and customer, and of budgets. */
    public enum CapRoom {
        /** It stays used: who gives goods back cannot earn more by it. */
        STAYS_USED,
        /** It comes back with the points, in proportion. */
        COMES_BACK
    }

    /** By line, fractions stay with the customer, what is spent is owed, what is given back late is renewed, and what expired is not owed. */
    public static final ReturnPolicy DEFAULT =
            new ReturnPolicy(Basis.BY_LINE, RoundingMode.FLOOR, ReversalPolicy.LENIENT);

    /** Checks the parts. */
    public ReturnPolicy {
        Input.present("returns.basis", basis);
        if (Input.present("returns.rounding", rounding) == RoundingMode.UNNECESSARY) {
            throw new InvalidInputException("returns.rounding", "is no rounding", "any mode but UNNECESSARY");
        }
        Input.present("returns.reversal", reversal);
        // Policies of the time before they spoke of these do not tell.
        expired = expired == null ? ExpiredPoints.COUNT_AS_TAKEN : expired;
        capRoom = capRoom == null ? CapRoom.STAYS_USED : capRoom;
    }

    /**
     * A policy by which expired points count as taken back, and caps stay used.
     *
     * @param basis what the returned share of an order is measured by
     * @param rounding how points become whole
     * @param reversal what happens to points that are spent already, and to lots whose time is over
     */
    public ReturnPolicy(Basis basis, RoundingMode rounding, ReversalPolicy reversal) {
        this(basis, rounding, reversal, ExpiredPoints.COUNT_AS_TAKEN, CapRoom.STAYS_USED);
    }

    /**
     * The same with another rule for expired points.
     *
     * @param other the rule
     * @return the policy
     */
    public ReturnPolicy expired(ExpiredPoints other) {
        return new ReturnPolicy(basis, rounding, reversal, other, capRoom);
    }

    /**
     * The same with another rule for the room of caps.
     *
     * @param other the rule
     * @return the policy
     */
    public ReturnPolicy capRoom(CapRoom other) {
        return new ReturnPolicy(basis, rounding, reversal, expired, other);
    }
}
