package dev.aftercare.crm.command;

import dev.aftercare.crm.model.CrmException;

/** What a command is about does not exist for this tenant. */
public final class NotFoundException extends CrmException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param what what sort of record, such as {@code ticket}
     * @param id its id, which is not personal
     */
    public NotFoundException(String what, String id) {
        super("no " + what + " with id " + id);
    }
}
