package dev.aftercare.crm.persistence;

import dev.aftercare.crm.model.CrmException;
import org.jspecify.annotations.Nullable;

/** A store could not do what it was asked. {@link #reason} says what the caller can do about it. */
public final class StorageException extends CrmException {

    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    private final Reason reason;

    /** What went wrong, as far as the caller is concerned. */
    public enum Reason {
        /** Another transaction changed or holds what this one wanted; run the whole transaction again. */
        CONFLICT,
        /** A record with this key, identity or number exists already. */
        DUPLICATE,
        /** The store refused a value that its rules forbid; a defect of the caller or of the library. */
        CONSTRAINT,
        /** The store could not be reached or took too long; the effect is unknown; try again later. */
        UNAVAILABLE,
        /** What is stored cannot be read. */
        CORRUPT,
        /** The store lacks what was asked for, or is set up wrongly. */
        UNSUPPORTED
    }

    /**
     * Creates the exception.
     *
     * @param reason what went wrong
     * @param message what and where, free of personal data
     */
    public StorageException(Reason reason, String message) {
        this(reason, message, null);
    }

    /**
     * Creates the exception with the failure below.
     *
     * @param reason what went wrong
     * @param message what and where, free of personal data
     * @param cause the failure below, or null
     */
    public StorageException(Reason reason, String message, @Nullable Throwable cause) {
        super(reason + ": " + message, cause);
        this.reason = reason;
    }

    /**
     * What went wrong.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /**
     * Whether running the whole transaction again can succeed.
     *
     * @return true for {@code CONFLICT} and {@code UNAVAILABLE}
     */
    public boolean isRetryable() {
        return reason == Reason.CONFLICT || reason == Reason.UNAVAILABLE;
    }
}
