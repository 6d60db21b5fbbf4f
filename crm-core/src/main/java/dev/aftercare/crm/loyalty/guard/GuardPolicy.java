package dev.aftercare.crm.loyalty.guard;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.util.List;

/**
 * The limits of a shop. Data: read from and written to JSON as any record.
 *
 * @param limits at most 50, each of another id
 * @param reviewSelfReferral whether a referral waits for review if both customers look like one person
 */
public record GuardPolicy(List<VelocityLimit> limits, boolean reviewSelfReferral) {

    /** No limits at all. */
    public static final GuardPolicy NONE = new GuardPolicy(List.of(), false);

    /** Checks and copies the parts. */
    public GuardPolicy {
        limits = List.copyOf(Input.atMost("guard.limits", limits, 50));
        if (limits.stream().map(VelocityLimit::id).distinct().count() < limits.size()) {
            throw new InvalidInputException("guard.limits", "has two limits of one id", "each id once");
        }
    }
}
