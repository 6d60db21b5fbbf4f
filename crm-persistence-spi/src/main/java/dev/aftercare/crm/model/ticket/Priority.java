package dev.aftercare.crm.model.ticket;

/** How pressing a ticket is, the least first. */
public enum Priority {
    /** Can wait. */
    LOW,
    /** As usual. */
    NORMAL,
    /** Before the usual. */
    HIGH,
    /** Before all others. */
    URGENT
}
