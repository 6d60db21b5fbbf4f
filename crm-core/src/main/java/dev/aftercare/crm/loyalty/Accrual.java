package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.PurchaseId;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What an order earns by a programme's rule, and how that comes about.
 *
 * @param programme by which programme
 * @param version by which definition of it
 * @param purchase for which order
 * @param total what the order came to
 * @param counted what of it counted, in the same currency: the lines times their multipliers; not rounded; 0 if the order missed
 *     the minimum
 * @param rate what the money was worth
 * @param missedMinimum the minimum that the order did not come to; null if it did or there was none
 * @param exact the points before rounding, to 34 digits
 * @param points the points, possibly none
 */
public record Accrual(
        ProgrammeId programme,
        long version,
        PurchaseId purchase,
        Money total,
        BigDecimal counted,
        Rate rate,
        @Nullable Money missedMinimum,
        BigDecimal exact,
        long points) {

    /** Checks the parts and brings the numbers to their plain form. */
    public Accrual {
        Input.present("accrual.programme", programme);
        Input.within("accrual.version", version, 0, Long.MAX_VALUE);
        Input.present("accrual.purchase", purchase);
        Input.present("accrual.total", total);
        counted = EarningRule.plain(Input.present("accrual.counted", counted));
        Input.present("accrual.rate", rate);
        exact = EarningRule.plain(Input.present("accrual.exact", exact));
        Input.within("accrual.points", points, 0, PointsAccount.MAX_POINTS);
    }

    /**
     * The computation in words.
     *
     * @return such as {@code gold@3: 24.99 EUR counting as 19.99 at 1 point per 1.00 EUR, FLOOR: 19.99 -> 19}
     */
    public String explanation() {
        String start = programme.value() + "@" + version + ": " + total;
        if (missedMinimum != null) {
            return start + " is below the minimum of " + missedMinimum + ": 0";
        }
        boolean asItIs = counted.compareTo(total.amount()) == 0;
        String counting = asItIs ? "" : " counting as " + counted.toPlainString();
        return start + counting + " at " + rate + ": " + exact.toPlainString() + " -> " + points;
    }
}
