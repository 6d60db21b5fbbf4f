package dev.aftercare.crm.queue;

import dev.aftercare.crm.command.Rejection;

/**
 * Somebody else changed the view meanwhile.
 *
 * @param id which view
 * @param expected the version that the caller had seen
 * @param version the version that is stored
 */
public record ViewWasChanged(String id, long expected, long version) implements Rejection {

    @Override
    public String message() {
        return "view " + id + " is in version " + version + ", no longer " + expected + "; look at it and try again";
    }
}
