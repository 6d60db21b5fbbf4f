package dev.aftercare.crm.knowledge;

import dev.aftercare.crm.command.Rejection;

/**
 * Customers do not see the article, so it cannot be voted on or withdrawn.
 *
 * @param article which
 */
public record NotPublished(String article) implements Rejection {
    @Override
    public String message() {
        return "article " + article + " is not published";
    }
}
