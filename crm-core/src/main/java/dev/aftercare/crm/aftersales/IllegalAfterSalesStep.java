package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.model.aftersales.AfterSalesKind;
import dev.aftercare.crm.model.aftersales.AfterSalesState;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The request cannot take this step where it stands.
 *
 * @param step the step asked for
 * @param kind the kind of the request
 * @param state where it stands
 * @param legalSteps what it can do instead, in the order of the steps
 */
public record IllegalAfterSalesStep(
        AfterSalesStep step, AfterSalesKind kind, AfterSalesState state, Set<AfterSalesStep> legalSteps)
        implements Rejection {

    /** Copies the set. */
    public IllegalAfterSalesStep {
        Set<AfterSalesStep> copy = EnumSet.noneOf(AfterSalesStep.class);
        copy.addAll(legalSteps);
        legalSteps = Collections.unmodifiableSet(copy);
    }

    static IllegalAfterSalesStep of(AfterSalesStep step, AfterSalesRequest request) {
        return new IllegalAfterSalesStep(
                step, request.kind(), request.state(), AfterSalesStep.legalAt(request.kind(), request.state()));
    }

    @Override
    public String message() {
        return step + " of a " + kind + " is not allowed at " + state + "; allowed: "
                + (legalSteps.isEmpty() ? "nothing" : legalSteps);
    }
}
