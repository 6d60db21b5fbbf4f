package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import java.math.BigDecimal;
import java.util.List;

/**
 * What one rule gave.
 *
 * @param rule the name of the rule; {@code base} for the base rates
 * @param how what it gives and on what, in words free of personal data
 * @param exact the points before rounding, to 34 digits
 * @param points what it gave in the end, possibly nothing
 * @param cuts which caps cut it, in the order in which they did
 */
public record RuleGrant(String rule, String how, BigDecimal exact, long points, List<CapCut> cuts) {

    /** Checks and copies the parts. */
    public RuleGrant {
        Input.present("grant.rule", rule);
        Input.present("grant.how", how);
        exact = EarningRule.plain(Input.present("grant.exact", exact));
        Input.within("grant.points", points, 0, PointsAccount.MAX_POINTS);
        cuts = List.copyOf(Input.present("grant.cuts", cuts));
    }

    /** Reads as {@code base 19.99 EUR at 1 point per 1.00 EUR, FLOOR: 19.99 -> 19}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(rule + " " + how + ": " + exact.toPlainString() + " -> ");
        long first = cuts.isEmpty() ? points : cuts.get(0).from();
        text.append(first);
        cuts.forEach(cut -> text.append(", ").append(cut));
        return text.toString();
    }
}
