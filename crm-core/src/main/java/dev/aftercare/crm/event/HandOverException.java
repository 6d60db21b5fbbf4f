package dev.aftercare.crm.event;

import dev.aftercare.crm.model.CrmException;

/** A sink did not take the events; they will be handed over again once the lease has ended. */
public final class HandOverException extends CrmException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param cause what the sink threw
     */
    public HandOverException(Exception cause) {
        super("the sink failed with " + cause.getClass().getName(), cause);
    }
}
