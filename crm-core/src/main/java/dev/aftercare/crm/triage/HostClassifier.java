package dev.aftercare.crm.triage;

import dev.aftercare.crm.classification.TicketClassifier;
import dev.aftercare.crm.model.Input;

/**
 * A classifier of the host's own, in the place of the built-in one.
 *
 * @param name which one, with the version of what it has learnt, such as {@code intent-model@2026-03}; 1 to {@value #MAX_NAME} printable
 *     ASCII characters without spaces
 * @param classifier what answers
 */
public record HostClassifier(String name, TicketClassifier classifier) {

    /** The longest name. */
    public static final int MAX_NAME = 80;

    /** Checks the parts. */
    public HostClassifier {
        Input.code("classifier.name", name, MAX_NAME);
        Input.present("classifier", classifier);
    }
}
