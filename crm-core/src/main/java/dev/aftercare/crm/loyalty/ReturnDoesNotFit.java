package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.Rejection;

/**
 * A return does not fit its order: something was not bought, or not that much of it is left to return.
 *
 * @param sku of which article; empty if it is the return as a whole
 * @param allowed what would fit
 */
public record ReturnDoesNotFit(String sku, String allowed) implements Rejection {

    @Override
    public String message() {
        return "the return " + (sku.isEmpty() ? "" : "of " + sku + " ") + "does not fit its order; allowed: " + allowed;
    }
}
