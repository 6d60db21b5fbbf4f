package dev.aftercare.crm.loyalty.condition;

import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.util.Set;

/**
 * Lines of some categories or articles do not count.
 *
 * @param categories the categories, at most 1,000
 * @param products the article numbers, at most 1,000; one of both sets has something
 */
public record Without(Set<String> categories, Set<String> products) implements Condition {

    /** Checks the parts. */
    public Without {
        categories = Codes.any("without.categories", categories, 200);
        products = Codes.any("without.products", products, 100);
        if (categories.isEmpty() && products.isEmpty()) {
            throw new InvalidInputException("without", "is empty", "categories or products");
        }
    }

    @Override
    public Verdict judge(EarningOccasion occasion) {
        return Verdict.MET;
    }

    @Override
    public boolean counts(PurchaseLine line) {
        String category = line.category();
        return !products.contains(line.sku()) && (category == null || !categories.contains(category));
    }

    @Override
    public String words() {
        return "articles without those of categories " + categories + " and numbers " + products;
    }
}
