package dev.aftercare.crm.model.ticket;

/** By what a message was recognised as one that no person wrote. */
public enum AutomaticSign {
    /** A header says so, such as {@code Auto-Submitted}. */
    HEADER,
    /** It was sent with the empty sender, as notices of failed delivery are. */
    EMPTY_SENDER,
    /** Its subject begins as those of automatic answers do. */
    SUBJECT,
    /** The same text came from the same sender again and again: two programs may be answering each other. */
    SAME_TEXT,
    /** More came from the same sender at once than a person writes. */
    TOO_MANY
}
