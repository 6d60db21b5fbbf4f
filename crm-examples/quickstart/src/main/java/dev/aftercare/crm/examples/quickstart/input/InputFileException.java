package dev.aftercare.crm.examples.quickstart.input;

import org.jspecify.annotations.Nullable;

/** A file as a whole cannot be used: it is missing, unreadable or of another kind. */
public final class InputFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param file the file's name as it was given
     * @param problem what is wrong with it
     * @param cause the failure below, or null
     */
    public InputFileException(String file, String problem, @Nullable Throwable cause) {
        super(file + " " + problem, cause);
    }
}
