package dev.aftercare.crm.loyalty.condition;

import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.util.Set;

/**
 * Only lines of some categories count.
 *
 * @param anyOf the categories, 1 to 1,000, compared character by character
 */
public record OfCategory(Set<String> anyOf) implements Condition {

    /** Checks the parts. */
    public OfCategory {
        anyOf = Codes.some("category.anyOf", anyOf, 200);
    }

    @Override
    public Verdict judge(EarningOccasion occasion) {
        return Verdict.MET;
    }

    @Override
    public boolean counts(PurchaseLine line) {
        String category = line.category();
        return category != null && anyOf.contains(category);
    }

    @Override
    public String words() {
        return "category one of " + anyOf;
    }
}
