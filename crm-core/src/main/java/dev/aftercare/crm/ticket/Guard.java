package dev.aftercare.crm.ticket;

/** The rules that a legal step must satisfy, in the order in which they are looked at. */
public enum Guard {
    /** A step that moves the ticket on finds it no longer on hold. */
    WAIT_IS_OVER,
    /** A plan has room for the actions to be added. */
    PLAN_HAS_ROOM,
    /** The action to be closed is in the plan. */
    ACTION_EXISTS,
    /** The action to be closed is open. */
    ACTION_IS_OPEN,
    /** A mandatory action is given up by a person of the shop: no program, customer or rule may do so. */
    PERSON_GIVES_UP,
    /** Before the solution, every mandatory action is done, or given up by a person of the shop. */
    MANDATORY_ACTIONS_CLOSED,
    /** A duplicate is one of another ticket. */
    OTHER_TICKET,
    /** An answer comes from the shop. */
    SHOP_ANSWERS
}
