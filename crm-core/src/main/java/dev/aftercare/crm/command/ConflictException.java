package dev.aftercare.crm.command;

import dev.aftercare.crm.model.CrmException;
import dev.aftercare.crm.persistence.StorageException;

/** Others kept changing what a command wanted to change; nothing was changed by it. Giving it again can succeed. */
public final class ConflictException extends CrmException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param attempts how often it was tried
     * @param last the last conflict
     */
    public ConflictException(int attempts, StorageException last) {
        super("gave up after " + attempts + " conflicting attempts", last);
    }
}
