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

    /**
     * Whether a path is another one or below it in a tree: {@code logistics/damage} is within {@code logistics}, {@code logisticsx} is
     * not. Both are compared as they are, so it serves any tree whose levels are divided by a slash.
     *
     * @param path the path looked at
     * @param above where it may be
     * @return true if it is there
     */
    public static boolean isWithin(String path, String above) {
        return path.equals(above) || path.startsWith(above + "/");
    }
}
