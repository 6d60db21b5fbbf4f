package dev.aftercare.crm.loyalty.guard;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Points that somebody asks for.
 *
 * @param customer to whom
 * @param referred who was brought; null if nobody
 * @param programme in which programme
 * @param points how many
 * @param source from where; null if unknown
 * @param cause for what
 */
record EarningRequest(
        CustomerId customer,
        @Nullable CustomerId referred,
        ProgrammeId programme,
        long points,
        @Nullable String source,
        Cause cause) {

    EarningRequest {
        checkSource(source);
        Input.present("customer", customer);
        Input.present("programme", programme);
        Input.within("points", points, 1, PointsAccount.MAX_POINTS);
        Input.present("cause", cause);
    }

    static void checkSource(@Nullable String source) {
        Input.textOrNull("source", source, 200);
    }

    /** What makes a request under a key the same. */
    List<Object> parts() {
        List<Object> parts = new ArrayList<>(Arrays.asList(customer, programme, points, cause));
        parts.add(source == null ? "" : source);
        if (referred != null) {
            parts.add(referred);
        }
        return parts;
    }
}
