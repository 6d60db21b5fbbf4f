package dev.aftercare.crm.command;

/** Why a rule refuses a well-formed command. Each domain has records of its own that carry what the caller needs to know. */
public interface Rejection {

    /**
     * The refusal in words, free of personal data.
     *
     * @return a sentence for a developer
     */
    String message();
}
