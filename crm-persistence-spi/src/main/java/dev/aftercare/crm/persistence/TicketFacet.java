package dev.aftercare.crm.persistence;

/** By what tickets are counted. */
public enum TicketFacet {
    /** The stage's name. */
    STAGE,
    /** The priority's name. */
    PRIORITY,
    /** The type's code. */
    TYPE,
    /** The channel's name. */
    CHANNEL,
    /** The category's path; tickets without one are not counted. */
    CATEGORY,
    /** The root cause's entry in the shop's list; tickets without one are not counted. */
    CAUSE,
    /** The agent's login; tickets without one are not counted. */
    ASSIGNEE
}
