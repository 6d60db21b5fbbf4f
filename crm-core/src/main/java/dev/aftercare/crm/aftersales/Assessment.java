package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.model.Input;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a shop's policy says of a request.
 *
 * @param policy the version it was judged by, as {@code id@number}; number 0 is {@link AfterSalesPolicy#DEFAULT}
 * @param until the first instant at which it is too late to ask; null if there is no limit, or if the time has not begun
 * @param objections what stands against it, in the order of the grounds; empty if nothing does
 */
public record Assessment(String policy, @Nullable Instant until, List<Objection> objections) {

    /** Checks and copies the parts. */
    public Assessment {
        Input.code("assessment.policy", policy, 100);
        until = Input.instantOrNull("assessment.until", until);
        objections = List.copyOf(Input.present("assessment.objections", objections));
    }

    /**
     * Whether nothing stands against it.
     *
     * @return true if the policy grants it
     */
    public boolean isEligible() {
        return objections.isEmpty();
    }
}
