package dev.aftercare.crm.queue;

import dev.aftercare.crm.command.Rejection;

/**
 * A view of this id is there already.
 *
 * @param id the id
 * @param version its version
 */
public record ViewExists(String id, long version) implements Rejection {

    @Override
    public String message() {
        return "view " + id + " exists, in version " + version + "; change that, or take another id";
    }
}
