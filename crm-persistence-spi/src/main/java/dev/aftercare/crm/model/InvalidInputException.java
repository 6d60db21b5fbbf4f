package dev.aftercare.crm.model;

/**
 * An argument is malformed. Thrown before anything is stored; the message names the field and what is allowed, never
 * the rejected value, which may be personal.
 */
public final class InvalidInputException extends CrmException {

    private static final long serialVersionUID = 1L;

    /** The argument at fault. */
    private final String field;

    /** What would be accepted. */
    private final String allowed;

    /**
     * Creates the exception.
     *
     * @param field the argument at fault, as a path such as {@code profile.birthday}
     * @param problem what is wrong with it, without repeating the value
     * @param allowed what would be accepted
     */
    public InvalidInputException(String field, String problem, String allowed) {
        super(field + " " + problem + "; allowed: " + allowed);
        this.field = field;
        this.allowed = allowed;
    }

    /**
     * The argument at fault.
     *
     * @return a path such as {@code profile.birthday}
     */
    public String field() {
        return field;
    }

    /**
     * What would be accepted.
     *
     * @return a phrase for a developer
     */
    public String allowed() {
        return allowed;
    }
}
