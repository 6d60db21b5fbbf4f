package dev.aftercare.crm.loyalty.credit;

import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.model.Money;

/**
 * More credit was wanted than there is, or more was to be given back than was spent and not given back yet.
 *
 * @param requested how much was wanted
 * @param available how much there was
 */
public record NotEnoughCredit(Money requested, Money available) implements Rejection {
    @Override
    public String message() {
        return requested + " were requested; allowed: at most " + available;
    }
}
