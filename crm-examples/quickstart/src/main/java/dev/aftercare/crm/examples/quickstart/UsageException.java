package dev.aftercare.crm.examples.quickstart;

/** The command line is malformed. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message which argument, what is wrong with it, and what is allowed
     */
    UsageException(String message) {
        super(message);
    }
}
