package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.command.Rejection;

/**
 * A request whose goods the shop does not take cannot be settled.
 *
 * @param step the step asked for
 */
public record NothingAccepted(AfterSalesStep step) implements Rejection {

    @Override
    public String message() {
        return step + " is not possible since the inspection accepted nothing; allowed: " + AfterSalesStep.REJECT;
    }
}
