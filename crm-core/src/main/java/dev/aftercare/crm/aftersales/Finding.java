package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.aftersales.GoodsCondition;

/**
 * What the shop found when it looked at the pieces of a line.
 *
 * @param accepted how many it takes; the others go back to the customer
 * @param condition what state they are in
 * @param value what the pieces that it takes come to
 * @param deduction what it keeps of that
 */
public record Finding(long accepted, GoodsCondition condition, Money value, Money deduction) {

    /** Checks the parts. */
    public Finding {
        Input.within("finding.accepted", accepted, 0, 1_000_000_000);
        Input.present("finding.condition", condition);
        if (Input.present("finding.deduction", deduction).isNegative()
                || deduction.compareTo(Input.present("finding.value", value)) > 0) {
            throw new InvalidInputException("finding.deduction", "does not fit the value", "0 to " + value);
        }
    }

    /**
     * What is to be paid back.
     *
     * @return value minus deduction
     */
    public Money toRefund() {
        return value.minus(deduction);
    }

    Finding plus(Money more) {
        return new Finding(accepted, condition, value.plus(more), deduction);
    }
}
