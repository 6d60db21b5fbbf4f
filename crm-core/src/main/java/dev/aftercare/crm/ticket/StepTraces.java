package dev.aftercare.crm.ticket;

import java.util.Set;

/**
 * What a step leaves behind of the facts that guards ask for.
 *
 * @param leaves what is surely known after it
 * @param mayLeave what may be known after it
 * @param takes what is surely not known any more
 * @param mayTake what may not be known any more
 */
record StepTraces(Set<Guard> leaves, Set<Guard> mayLeave, Set<Guard> takes, Set<Guard> mayTake) {

    private static final StepTraces NONE = new StepTraces(Set.of(), Set.of(), Set.of(), Set.of());

    /** The feedback that never came. */
    static final StepTraces NO_FEEDBACK =
            new StepTraces(Set.of(), Set.of(), Set.of(Guard.OUTCOME_TOLD, Guard.RATING_GIVEN), Set.of());

    static StepTraces of(TicketStep step) {
        return switch (step) {
            case CONFIRM -> sure(Guard.PROBLEM_CONFIRMED, Guard.CATEGORY_SET, Guard.CUSTOMER_ANSWERED);
            case ANALYZE -> sure(Guard.CAUSE_FOUND);
            case PLAN ->
                new StepTraces(
                        Set.of(Guard.ACTION_PLANNED),
                        Set.of(Guard.PREVENTION_PLANNED),
                        Set.of(),
                        Set.of(Guard.MANDATORY_ACTIONS_CLOSED));
            case CLOSE_ACTION ->
                new StepTraces(
                        Set.of(),
                        Set.of(Guard.MANDATORY_ACTIONS_CLOSED),
                        Set.of(),
                        Set.of(Guard.ACTION_EFFECTS_CHECKED));
            case CHECK_ACTION -> perhaps(Guard.ACTION_EFFECTS_CHECKED);
            case RESOLVE ->
                new StepTraces(
                        Set.of(Guard.SOLUTION_RECORDED),
                        Set.of(),
                        Set.of(Guard.OUTCOME_TOLD, Guard.RATING_GIVEN, Guard.EFFECT_CHECKED),
                        Set.of());
            case FEEDBACK ->
                new StepTraces(
                        Set.of(Guard.OUTCOME_TOLD), Set.of(Guard.RATING_GIVEN), Set.of(), Set.of(Guard.RATING_GIVEN));
            case FOLLOW_UP -> sure(Guard.EFFECT_CHECKED);
            case ASSIGN -> sure(Guard.AGENT_ASSIGNED);
            case CATEGORIZE -> sure(Guard.CATEGORY_SET);
            case ANSWER -> perhaps(Guard.CUSTOMER_ANSWERED);
            default -> NONE;
        };
    }

    private static StepTraces sure(Guard... guards) {
        return new StepTraces(Set.of(guards), Set.of(), Set.of(), Set.of());
    }

    private static StepTraces perhaps(Guard... guards) {
        return new StepTraces(Set.of(), Set.of(guards), Set.of(), Set.of());
    }
}
