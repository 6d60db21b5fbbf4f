package dev.aftercare.crm.model.loyalty;

import dev.aftercare.crm.model.Input;

/**
 * What a points entry was made for.
 *
 * @param kind such as {@code purchase}, {@code reward} or {@code expiry}; 1 to 40 printable ASCII characters
 * @param reference which one, such as the order number; 1 to 100 printable ASCII characters
 */
public record Cause(String kind, String reference) {

    /** The kind of the cause of all entries that a merge of customers writes; the reference is the merge's id. */
    public static final String MERGE = "merge";

    /** Checks the parts. */
    public Cause {
        Input.code("cause.kind", kind, 40);
        Input.code("cause.reference", reference, 100);
    }
}
