package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.command.Rejection;

/**
 * What the shop says it found does not fit what was claimed.
 *
 * @param line the line's number
 * @param allowed what would fit
 */
public record InspectionDoesNotFit(int line, String allowed) implements Rejection {

    @Override
    public String message() {
        return "the inspection of line " + line + " does not fit the request; allowed: " + allowed;
    }
}
