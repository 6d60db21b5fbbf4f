package dev.aftercare.crm.model;

import org.jspecify.annotations.Nullable;

/**
 * The root of every exception that the library throws on purpose.
 *
 * <p>Messages and {@code toString} never carry personal data: ids, field names, counts and codes only.
 */
public abstract class CrmException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message what went wrong and what to do, free of personal data
     */
    protected CrmException(String message) {
        super(message);
    }

    /**
     * Creates an exception with a cause.
     *
     * @param message what went wrong and what to do, free of personal data
     * @param cause the failure below, or null
     */
    protected CrmException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
