package dev.aftercare.crm.loyalty.condition;

import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.util.Set;

/**
 * Only lines of some articles count.
 *
 * @param anyOf the article numbers, 1 to 1,000, compared character by character
 */
public record OfProduct(Set<String> anyOf) implements Condition {

    /** Checks the parts. */
    public OfProduct {
        anyOf = Codes.some("product.anyOf", anyOf, 100);
    }

    @Override
    public Verdict judge(EarningOccasion occasion) {
        return Verdict.MET;
    }

    @Override
    public boolean counts(PurchaseLine line) {
        return anyOf.contains(line.sku());
    }

    @Override
    public String words() {
        return "article one of " + anyOf;
    }
}
