package dev.aftercare.crm.loyalty.partner;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A partner's benefit that a customer has. It stays as it is.
 *
 * @param id names the claim
 * @param benefit which benefit
 * @param version by which definition of it
 * @param customer who has it
 * @param code the partner's code; null if the benefit is had by showing the claim
 * @param points what it cost; 0 if nothing
 * @param at when it was claimed
 */
public record PartnerClaim(
        String id,
        String benefit,
        long version,
        CustomerId customer,
        @Nullable PartnerCode code,
        long points,
        Instant at) {

    /** Checks the parts. */
    public PartnerClaim {
        Input.code("claim.id", id, 60);
        Input.code("claim.benefit", benefit, 60);
        Input.within("claim.version", version, 1, Long.MAX_VALUE);
        Input.present("claim.customer", customer);
        Input.within("claim.points", points, 0, PointsAccount.MAX_POINTS);
        at = Input.instant("claim.at", at);
    }
}
