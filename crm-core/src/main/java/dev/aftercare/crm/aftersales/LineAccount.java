package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What was bought and paid with one line of an order, and what became of it. However many requests there are, what is claimed and
 * what is settled together never pass what was bought and paid: a record that would is not made.
 *
 * @param number the line's number in the order, from 1; {@link #SHIPPING} for the shipping
 * @param bought how many pieces were bought, at least 1
 * @param paid what was paid for them, after discounts
 * @param claimed how many pieces are in requests that are open
 * @param returned how many pieces came back for good
 * @param reserved what open requests ask for
 * @param refunded what was paid back
 * @param withheld what the shop kept of the money for pieces that came back
 */
public record LineAccount(
        int number,
        long bought,
        Money paid,
        long claimed,
        long returned,
        Money reserved,
        Money refunded,
        Money withheld) {

    /** The number under which the shipping stands. */
    public static final int SHIPPING = 0;

    /** Checks the parts and that they fit together. */
    public LineAccount {
        Input.within("line.number", number, 0, 10_000);
        Input.within("line.bought", bought, 1, 1_000_000_000);
        Input.within("line.claimed", claimed, 0, bought);
        Input.within("line.returned", returned, 0, bought - claimed);
        notNegative("line.paid", paid);
        notNegative("line.reserved", reserved);
        notNegative("line.refunded", refunded);
        notNegative("line.withheld", withheld);
        if (reserved.plus(refunded).plus(withheld).compareTo(paid) > 0) {
            throw new InvalidInputException("line.refunded", "passes what was paid", "at most " + paid);
        }
    }

    static LineAccount of(int number, long bought, Money paid) {
        Money zero = Money.zero(paid.currency());
        return new LineAccount(number, bought, paid, 0, 0, zero, zero, zero);
    }

    /**
     * How many pieces can still be claimed.
     *
     * @return neither in an open request nor returned
     */
    public long claimable() {
        return bought - claimed - returned;
    }

    /**
     * What of the money is neither asked for nor decided.
     *
     * @return zero or more
     */
    public Money left() {
        return paid.minus(reserved).minus(refunded).minus(withheld);
    }

    boolean isUntouched() {
        return equals(of(number, bought, paid));
    }

    boolean isWhollyReturned() {
        return returned == bought;
    }

    /** What some of the claimable pieces come to: their share of what is left, all of it for all of them. */
    Money share(long pieces, RoundingMode rounding) {
        return pieces == claimable() ? left() : part(left(), pieces, claimable(), rounding);
    }

    LineAccount claim(long pieces, Money amount) {
        return new LineAccount(
                number, bought, paid, claimed + pieces, returned, reserved.plus(amount), refunded, withheld);
    }

    LineAccount release(long pieces, Money amount) {
        return new LineAccount(
                number, bought, paid, claimed - pieces, returned, reserved.minus(amount), refunded, withheld);
    }

    /** Money that was kept is asked for after all, or no longer. */
    LineAccount reconsider(Money change) {
        return new LineAccount(number, bought, paid, claimed, returned, reserved, refunded, withheld.minus(change));
    }

    LineAccount settle(long pieces, Money back, Money kept) {
        return new LineAccount(
                number,
                bought,
                paid,
                claimed - pieces,
                returned + pieces,
                reserved.minus(back).minus(kept),
                refunded.plus(back),
                withheld.plus(kept));
    }

    static Money part(Money whole, long part, long of, RoundingMode rounding) {
        BigDecimal exact = whole.amount().multiply(BigDecimal.valueOf(part));
        int scale = whole.amount().scale();
        return new Money(exact.divide(BigDecimal.valueOf(of), scale, rounding), whole.currency());
    }

    private static void notNegative(String field, Money money) {
        if (Input.present(field, money).isNegative()) {
            throw new InvalidInputException(field, "is negative", "zero or more");
        }
    }
}
