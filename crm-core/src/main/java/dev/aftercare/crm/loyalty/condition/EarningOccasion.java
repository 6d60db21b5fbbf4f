package dev.aftercare.crm.loyalty.condition;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * An order or an activity that may earn points, and what is known about it.
 *
 * @param zone where its days begin and end: the programme's
 * @param order the order; null for an activity
 * @param activity the activity; null for an order
 * @param facts what is known
 */
public record EarningOccasion(
        ZoneId zone, @Nullable Purchase order, @Nullable Activity activity, KnownFacts facts) {

    /** Checks the parts. */
    public EarningOccasion {
        Input.present("occasion.zone", zone);
        Input.present("occasion.facts", facts);
        if ((order == null) == (activity == null)) {
            throw new InvalidInputException("occasion", "is not one thing", "an order or an activity");
        }
        if (order != null && order.kind() != PurchaseKind.SALE) {
            throw new InvalidInputException("purchase.kind", "is RETURN", "SALE");
        }
    }

    /**
     * An order.
     *
     * @param zone the programme's zone
     * @param order the order
     * @param facts what is known
     * @return the occasion
     */
    public static EarningOccasion of(ZoneId zone, Purchase order, KnownFacts facts) {
        return new EarningOccasion(zone, Input.present("purchase", order), null, facts);
    }

    /**
     * An activity.
     *
     * @param zone the programme's zone
     * @param activity what was done
     * @param facts what is known
     * @return the occasion
     */
    public static EarningOccasion of(ZoneId zone, Activity activity, KnownFacts facts) {
        return new EarningOccasion(zone, null, Input.present("activity", activity), facts);
    }

    /**
     * When it happened.
     *
     * @return the instant of the order or activity
     */
    public Instant at() {
        return order != null ? order.at() : Input.present("activity", activity).at();
    }

    /**
     * When it happened by the programme's clocks.
     *
     * @return the local date and time
     */
    public LocalDateTime local() {
        return LocalDateTime.ofInstant(at(), zone);
    }

    /**
     * On which day of the programme it happened.
     *
     * @return the local date
     */
    public LocalDate day() {
        return local().toLocalDate();
    }

    @Override
    public String toString() {
        return "EarningOccasion[withheld]";
    }
}
