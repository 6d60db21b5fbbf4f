package dev.aftercare.crm.ticket;

/**
 * The rules that a legal step must satisfy, in the order in which they are looked at. Most hold in every workflow; those that ask for
 * a fact of the ticket are selected by the workflow, step by step.
 */
public enum Guard {
    /** A step that moves the ticket on finds it no longer on hold. */
    WAIT_IS_OVER(false),

    /** A cause is one of the shop's list, if the shop has one. */
    CAUSE_IN_LIST(false),

    /** A first cause is recorded before another. */
    FIRST_CAUSE_FOUND(false),

    /** An analysis has room for another cause. */
    ANALYSIS_HAS_ROOM(false),

    /** A plan has room for the actions to be added. */
    PLAN_HAS_ROOM(false),

    /** The action to be closed is in the plan. */
    ACTION_EXISTS(false),

    /** The action to be closed is open. */
    ACTION_IS_OPEN(false),

    /** The action whose effect was checked is done. */
    ACTION_IS_DONE(false),

    /** The action whose effect was checked is a corrective one; preventive ones have a life of their own. */
    ACTION_IS_CORRECTIVE(false),

    /** A mandatory action is given up by a person of the shop: no program, customer or rule may do so. */
    PERSON_GIVES_UP(false),

    /** A fact to be recorded is one that the workflow names. */
    FACT_IS_DECLARED(false),

    /** A duplicate is one of another ticket. */
    OTHER_TICKET(false),

    /** An answer comes from the shop. */
    SHOP_ANSWERS(false),

    /** The matter came with the order it is about. */
    PURCHASE_KNOWN(true),

    /** An agent has the ticket. */
    AGENT_ASSIGNED(true),

    /** A person of the shop answered the customer. */
    CUSTOMER_ANSWERED(true),

    /** The problem is agreed with the customer. */
    PROBLEM_CONFIRMED(true),

    /** The category is set. */
    CATEGORY_SET(true),

    /** A root cause is recorded. */
    CAUSE_FOUND(true),

    /** An action is planned. */
    ACTION_PLANNED(true),

    /** An action is planned that keeps it from happening again. */
    PREVENTION_PLANNED(true),

    /** Every mandatory action is done, or given up by a person of the shop. Asked before every solution. */
    MANDATORY_ACTIONS_CLOSED(true),

    /** It was checked of every corrective action that is done whether it had its effect. */
    ACTION_EFFECTS_CHECKED(true),

    /** A solution is recorded. */
    SOLUTION_RECORDED(true),

    /** The outcome was told to the customer. */
    OUTCOME_TOLD(true),

    /** The customer gave a rating. */
    RATING_GIVEN(true),

    /** The lasting effect was checked. */
    EFFECT_CHECKED(true),

    /** Every ticket that is part of this one is closed, cancelled or merged. */
    CHILDREN_CLOSED(true),

    /** A fact that the workflow names is recorded. Asked for by the fact's name, see {@link WorkflowMove#facts}. */
    FACT_RECORDED(false);

    private final boolean selectable;

    Guard(boolean selectable) {
        this.selectable = selectable;
    }

    /**
     * Whether a workflow may ask for it, step by step.
     *
     * @return false if it holds always, where it makes sense
     */
    public boolean isSelectable() {
        return selectable;
    }
}
