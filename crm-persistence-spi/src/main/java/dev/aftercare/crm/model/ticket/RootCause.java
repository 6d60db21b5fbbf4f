package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import org.jspecify.annotations.Nullable;

/**
 * Why it happened.
 *
 * @param dimension the bone of the fishbone it hangs on
 * @param cause the entry of the shop's list of causes, such as {@code courier-handling}; 1 to 100 printable ASCII
 *     characters without spaces
 * @param detail more about it, or null
 */
public record RootCause(
        CauseDimension dimension, String cause, @Nullable FreeText detail) {

    /** Checks the parts. */
    public RootCause {
        Input.present("cause.dimension", dimension);
        Input.code("cause.cause", cause, 100);
    }
}
