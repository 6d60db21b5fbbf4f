package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.command.Rejection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The shop's policy stands against a step; a person may take it as an exception, with a reason.
 *
 * @param step the step asked for
 * @param objections everything that stands against it
 */
public record NotEligible(AfterSalesStep step, List<Objection> objections) implements Rejection {

    /** Copies the list. */
    public NotEligible {
        objections = List.copyOf(objections);
    }

    @Override
    public String message() {
        return step + " is against the policy: "
                + objections.stream().map(Objection::sentence).collect(Collectors.joining(", "))
                + "; allowed: with the reason of an exception";
    }
}
