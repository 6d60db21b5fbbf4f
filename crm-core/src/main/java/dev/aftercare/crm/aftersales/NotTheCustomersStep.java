package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.command.Rejection;

/**
 * A customer asked for a step that only the shop can take.
 *
 * @param step the step
 */
public record NotTheCustomersStep(AfterSalesStep step) implements Rejection {

    @Override
    public String message() {
        return step + " was asked for by a customer; allowed: a person or program of the shop";
    }
}
