package dev.aftercare.crm.loyalty.guard;

import dev.aftercare.crm.loyalty.Receipt;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Points that wait until a person has looked at them.
 *
 * @param id names the review
 * @param customer who would get them
 * @param programme in which programme
 * @param points how many
 * @param cause for what
 * @param reasons why they wait, at least one
 * @param state where it stands
 * @param at since when they wait
 * @param receipt what approving them did; null unless approved
 */
public record EarningReview(
        String id,
        CustomerId customer,
        ProgrammeId programme,
        long points,
        Cause cause,
        List<ReviewReason> reasons,
        State state,
        Instant at,
        @Nullable Receipt receipt) {

    /** Where a review stands. */
    public enum State {
        /** Nobody has decided. */
        OPEN,
        /** The points were given. */
        APPROVED,
        /** The points are not given. */
        REJECTED
    }

    /** Checks and copies the parts. */
    public EarningReview {
        Input.code("review.id", id, 100);
        Input.present("review.customer", customer);
        Input.present("review.programme", programme);
        Input.within("review.points", points, 1, PointsAccount.MAX_POINTS);
        Input.present("review.cause", cause);
        reasons = List.copyOf(Input.present("review.reasons", reasons));
        Input.present("review.state", state);
        at = Input.instant("review.at", at);
    }

    EarningReview with(State next, @Nullable Receipt given) {
        return new EarningReview(id, customer, programme, points, cause, reasons, next, at, given);
    }
}
