package dev.aftercare.crm.knowledge;

import dev.aftercare.crm.command.Rejection;

/**
 * The article has no such version.
 *
 * @param article which article
 * @param version the number asked for
 * @param latest the number of its last version
 */
public record NoSuchVersion(String article, long version, long latest) implements Rejection {
    @Override
    public String message() {
        return "article " + article + " has no version " + version + "; it has 1 to " + latest;
    }
}
