package dev.aftercare.crm.loyalty.condition;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.purchase.Purchase;

/**
 * The order comes to an amount, all its lines included. An order of another currency does not.
 *
 * @param minimum the amount, itself included; not negative
 */
public record OrderFrom(Money minimum) implements Condition {

    /** Checks the parts. */
    public OrderFrom {
        if (Input.present("orderFrom.minimum", minimum).isNegative()) {
            throw new InvalidInputException("orderFrom.minimum", "is negative", "zero or more");
        }
    }

    @Override
    public Verdict judge(EarningOccasion occasion) {
        Purchase order = occasion.order();
        return Verdict.of(order != null
                && order.total().currency().equals(minimum.currency())
                && order.total().compareTo(minimum) >= 0);
    }

    @Override
    public String words() {
        return "order of at least " + minimum;
    }
}
