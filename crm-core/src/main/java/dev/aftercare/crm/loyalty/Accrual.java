package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.PurchaseId;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an order or activity earns by a programme's rules, and how that comes about.
 *
 * @param programme by which programme
 * @param version by which definition of it
 * @param purchase for which order; null for an activity
 * @param total what the order came to; null for an activity
 * @param granted what each rule gave that applied, in their order; their points add up to {@code points}
 * @param passed which rules did not apply, and why
 * @param points the points, possibly none
 */
public record Accrual(
        ProgrammeId programme,
        long version,
        @Nullable PurchaseId purchase,
        @Nullable Money total,
        List<RuleGrant> granted,
        List<RulePassed> passed,
        long points) {

    /** Checks and copies the parts. */
    public Accrual {
        Input.present("accrual.programme", programme);
        Input.within("accrual.version", version, 0, Long.MAX_VALUE);
        Input.within("accrual.points", points, 0, PointsAccount.MAX_POINTS);
        granted = List.copyOf(Input.present("accrual.granted", granted));
        passed = List.copyOf(Input.present("accrual.passed", passed));
        if (granted.isEmpty() && points > 0) {
            // An accrual of the time before programmes had rules beside the base rates.
            BigDecimal exact = BigDecimal.valueOf(points);
            granted = List.of(new RuleGrant(EarningRule.BASE, "by the base rate", exact, points, List.of()));
        }
        if (granted.stream().mapToLong(RuleGrant::points).sum() != points) {
            throw new InvalidInputException("accrual.granted", "do not add up", "grants that add up to the points");
        }
    }

    /**
     * The computation in words.
     *
     * @return such as {@code gold@3: 24.99 EUR: base 19.99 at 1 point per 1.00 EUR, FLOOR: 19.99 -> 19}; the rules that did not apply
     *     follow
     */
    public String explanation() {
        String start = programme.value() + "@" + version + ": " + (total == null ? "" : total + ": ");
        String parts = Stream.concat(granted.stream(), passed.stream())
                .map(Object::toString)
                .collect(Collectors.joining("; "));
        boolean several = granted.size() + passed.size() != 1 || granted.isEmpty();
        return start + parts + (several ? (parts.isEmpty() ? "" : "; ") + "in all " + points : "");
    }
}
