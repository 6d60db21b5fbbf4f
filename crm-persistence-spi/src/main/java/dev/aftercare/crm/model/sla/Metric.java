package dev.aftercare.crm.model.sla;

import dev.aftercare.crm.model.Input;

/**
 * What a service-level clock measures.
 *
 * @param code 1 to 40 printable ASCII characters without spaces
 */
public record Metric(String code) {

    /** From receipt to the first answer by a person of the shop. */
    public static final Metric FIRST_RESPONSE = new Metric("first-response");

    /** From receipt to the resolution; it runs on when the ticket is reopened. */
    public static final Metric RESOLUTION = new Metric("resolution");

    /** Checks the code. */
    public Metric {
        Input.code("metric", code, 40);
    }
}
