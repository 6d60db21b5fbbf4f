package dev.aftercare.crm.persistence;

import dev.aftercare.crm.model.CrmException;
import org.jspecify.annotations.Nullable;

/** A store could not do what it was asked. {@link #reason} says what the caller can do about it. */
public final class StorageException extends CrmException {

    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    private final Reason reason;

    /** Whether more is gone than the work itself. */
    private final boolean hostTransactionLost;

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
        this.hostTransactionLost = false;
    }

    private StorageException(StorageException failure) {
        super("the host's transaction is lost, too: " + failure.getMessage(), failure);
        this.reason = failure.reason;
        this.hostTransactionLost = true;
    }

    /**
     * The exception for a failure that took the whole transaction of the host with it, such as a deadlock on an engine that then
     * undoes everything.
     *
     * @param failure what went wrong
     * @return an exception for the same reason
     */
    public static StorageException withHostTransaction(StorageException failure) {
        return new StorageException(failure);
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
     * Whether the transaction of the host, which a storage had joined, is gone with all that the host wrote in it. Only the host can begin
     * again; what is run on its connection before it did so would be committed alone.
     *
     * @return true only for a storage that joins the transactions of its host
     */
    public boolean isHostTransactionLost() {
        return hostTransactionLost;
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
