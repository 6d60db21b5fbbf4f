package dev.aftercare.crm.triage;

import dev.aftercare.crm.command.Rejection;

/**
 * The host brought a classifier of its own, which the library cannot train.
 *
 * @param classifier its name
 */
public record HostClassifierInUse(String classifier) implements Rejection {

    @Override
    public String message() {
        return "the classifier " + classifier + " is the host's; only the built-in one is trained here";
    }
}
