package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.Input;

/**
 * A place in the shop's tree of categories, such as {@code logistics/damage}.
 *
 * @param path 1 to 200 printable ASCII characters without spaces; levels are divided by a slash
 */
public record Category(String path) {

    /** Checks the path. */
    public Category {
        Input.code("category", path, 200);
    }
}
