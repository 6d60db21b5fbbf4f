package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.model.ticket.Category;
import java.util.List;

/**
 * The shop's tree does not have the category, or no ticket is put there any more.
 *
 * @param category the category asked for
 * @param retired whether the tree has it, retired
 * @param near open categories that may have been meant, the nearest first; at most {@value #MAX_NEAR}
 */
public record NoSuchCategory(Category category, boolean retired, List<Category> near) implements Rejection {

    /** The most categories named. */
    public static final int MAX_NEAR = 5;

    /** Copies the list. */
    public NoSuchCategory {
        near = List.copyOf(near);
    }

    @Override
    public String message() {
        return "category " + category.path() + (retired ? " is retired" : " is not in the shop's tree") + "; near it: "
                + near.stream().map(Category::path).toList();
    }
}
