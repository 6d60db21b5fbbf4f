package dev.aftercare.crm.command;

import dev.aftercare.crm.model.CrmException;

/** A rule refused a well-formed command; nothing was changed. */
public final class RejectedException extends CrmException {

    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;

    /**
     * Creates the exception.
     *
     * @param rejection why
     */
    public RejectedException(Rejection rejection) {
        super(rejection.message());
        this.rejection = rejection;
    }

    /**
     * Why it was refused.
     *
     * @return a record of the domain, such as {@code IllegalStep} or {@code NotEnoughPoints}
     */
    public Rejection rejection() {
        return rejection;
    }
}
