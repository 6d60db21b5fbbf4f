package dev.aftercare.crm.model.document;

import dev.aftercare.crm.model.Input;

/**
 * Names one document.
 *
 * @param kind what sort, such as {@code calendar}; 1 to 40 printable ASCII characters
 * @param id which of its kind; 1 to 100 printable ASCII characters
 */
public record DocumentKey(String kind, String id) {

    /** Checks the parts. */
    public DocumentKey {
        Input.code("document.kind", kind, 40);
        Input.code("document.id", id, 100);
    }
}
