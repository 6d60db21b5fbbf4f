package dev.aftercare.crm.queue;

/** What somebody does at a ticket. */
public enum Activity {
    /** The agent has it open. */
    LOOKING,

    /** The agent writes an answer or a note. One agent at a time does. */
    TYPING
}
