package dev.aftercare.crm.model.sla;

import dev.aftercare.crm.model.Input;

/**
 * What a service-level clock measures.
 *
 * @param code 1 to 40 printable ASCII characters without spaces
 */
public record Metric(String code) {

    /** From receipt to the first answer by a person of the shop. */
    public static final Metric FIRST_RESPONSE = new Metric("first-response");

    /** From receipt to the resolution; it runs on when the ticket is reopened. */
    public static final Metric RESOLUTION = new Metric("resolution");

    /** From a message of the customer to the next answer by a person of the shop; each unanswered spell is a cycle of its own. */
    public static final Metric NEXT_RESPONSE = new Metric("next-response");

    /** From each answer to the next, so that the customer is kept informed until the matter is resolved. */
    public static final Metric PERIODIC_UPDATE = new Metric("periodic-update");

    /** From receipt until the restated problem is agreed with the customer. */
    public static final Metric CONFIRMATION = new Metric("confirmation");

    /** How long the customer waits in all: from receipt to the resolution, but for the time when the shop waits for the customer. */
    public static final Metric REQUESTER_WAIT = new Metric("requester-wait");

    /** How long the shop works in all: from receipt to the resolution, but for the time when the shop waits for anybody. */
    public static final Metric AGENT_WORK = new Metric("agent-work");

    /** From the resolution until the outcome was told to the customer. */
    public static final Metric FEEDBACK = new Metric("feedback");

    /** From the feedback until the lasting effect was checked. */
    public static final Metric FOLLOW_UP = new Metric("follow-up");

    /** From the planning of a department's task until it is closed; each task has a clock of its own, such as {@code task/3}. */
    public static final Metric TASK = new Metric("task");

    private static final char DIVIDER = '/';

    /** Checks the code. */
    public Metric {
        Input.code("metric", code, 40);
    }

    /**
     * The metric of one thing among several of the same kind.
     *
     * @param key which, such as a task's number
     * @return the metric {@code code/key}
     * @throws dev.aftercare.crm.model.InvalidInputException if the code would be too long
     */
    public Metric of(String key) {
        return new Metric(code + DIVIDER + key);
    }

    /**
     * What the metric is one of: a policy has targets for families.
     *
     * @return the metric up to the first slash; this one if there is none
     */
    public Metric family() {
        int divider = code.indexOf(DIVIDER);
        return divider < 1 ? this : new Metric(code.substring(0, divider));
    }
}
