package dev.aftercare.crm.model.ticket;

/** The five grades of satisfaction 满意度, the worst first. */
public enum Rating {
    /** Very dissatisfied, 1 of 5. */
    VERY_DISSATISFIED,
    /** Dissatisfied, 2 of 5. */
    DISSATISFIED,
    /** Neither, 3 of 5. */
    NEUTRAL,
    /** Satisfied, 4 of 5. */
    SATISFIED,
    /** Very satisfied, 5 of 5. */
    VERY_SATISFIED
}
