package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.Rejection;

/**
 * A hold or pending earning of that id was made before with other content.
 *
 * @param id the id
 */
public record NameTaken(String id) implements Rejection {

    @Override
    public String message() {
        return id + " was used before with other content; allowed: the same content, or a new id";
    }
}
