package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.aftersales.GoodsCondition;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for of one line of an order: pieces that are to come back, or money.
 *
 * @param number the line's number in the order, from 1; {@link LineAccount#SHIPPING} for the shipping, of which only money can be asked
 * @param pieces how many pieces, at least 1; 0 if money is asked for
 * @param amount how much money, above zero; null if pieces are to come back
 * @param condition what state the pieces are in by the customer's words, or null if nothing was said
 */
public record WantedLine(
        int number,
        long pieces,
        @Nullable Money amount,
        @Nullable GoodsCondition condition) {

    /** Checks the parts. */
    public WantedLine {
        Input.within("wanted.number", number, LineAccount.SHIPPING, 10_000);
        Input.within("wanted.pieces", pieces, 0, 1_000_000_000);
        if ((pieces == 0) == (amount == null)) {
            throw new InvalidInputException("wanted", "is neither pieces nor money, or both", "one of the two");
        }
        if (amount != null && amount.amount().signum() <= 0) {
            throw new InvalidInputException("wanted.amount", "is not above zero", "an amount above zero");
        }
        if (pieces > 0 && number == LineAccount.SHIPPING) {
            throw new InvalidInputException("wanted.number", "is the shipping", "the number of a line of goods");
        }
        if (pieces == 0 && condition != null) {
            throw new InvalidInputException("wanted.condition", "is given though no goods come back", "null");
        }
    }

    /**
     * Pieces that are to come back.
     *
     * @param number the line's number in the order, from 1
     * @param pieces how many
     * @return the line
     */
    public static WantedLine pieces(int number, long pieces) {
        return new WantedLine(number, pieces, null, null);
    }

    /**
     * Money back for a line, without its goods.
     *
     * @param number the line's number in the order, from 1; {@link LineAccount#SHIPPING} for the shipping
     * @param amount how much
     * @return the line
     */
    public static WantedLine money(int number, Money amount) {
        return new WantedLine(number, 0, amount, null);
    }

    /**
     * The same pieces in a state that the customer told.
     *
     * @param value the state
     * @return the line
     */
    public WantedLine in(GoodsCondition value) {
        return new WantedLine(number, pieces, amount, value);
    }
}
