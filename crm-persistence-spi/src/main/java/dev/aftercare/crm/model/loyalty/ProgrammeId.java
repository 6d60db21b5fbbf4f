package dev.aftercare.crm.model.loyalty;

import dev.aftercare.crm.model.Input;

/**
 * Names one loyalty programme of a tenant; each programme is a currency of points of its own.
 *
 * @param value 1 to 64 printable ASCII characters without spaces
 */
public record ProgrammeId(String value) {

    /** Checks the value. */
    public ProgrammeId {
        Input.code("programmeId", value, 64);
    }
}
