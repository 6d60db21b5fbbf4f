package dev.aftercare.crm.loyalty.coupon;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which lines of an order a coupon is good for. What is excluded stays excluded; texts are compared character by character.
 *
 * @param skus article numbers it is good for
 * @param categories categories it is good for; with both sets empty it is good for everything
 * @param exceptSkus article numbers it is not good for
 * @param exceptCategories categories it is not good for
 */
public record Goods(Set<String> skus, Set<String> categories, Set<String> exceptSkus, Set<String> exceptCategories) {

    /** Everything. */
    public static final Goods ALL = new Goods(Set.of(), Set.of(), Set.of(), Set.of());

    private static final int MAX = 10_000;

    /** Checks and copies the parts. */
    public Goods {
        skus = sorted("goods.skus", skus);
        categories = sorted("goods.categories", categories);
        exceptSkus = sorted("goods.exceptSkus", exceptSkus);
        exceptCategories = sorted("goods.exceptCategories", exceptCategories);
    }

    /**
     * Only some categories.
     *
     * @param categories which
     * @return the goods
     */
    public static Goods ofCategories(String... categories) {
        return new Goods(Set.of(), Set.of(categories), Set.of(), Set.of());
    }

    /**
     * Only some articles.
     *
     * @param skus which
     * @return the goods
     */
    public static Goods ofSkus(String... skus) {
        return new Goods(Set.of(skus), Set.of(), Set.of(), Set.of());
    }

    /**
     * The same without some categories.
     *
     * @param excluded which
     * @return the goods
     */
    public Goods exceptCategories(String... excluded) {
        return new Goods(skus, categories, exceptSkus, Set.of(excluded));
    }

    /**
     * The same without some articles.
     *
     * @param excluded which
     * @return the goods
     */
    public Goods exceptSkus(String... excluded) {
        return new Goods(skus, categories, Set.of(excluded), exceptCategories);
    }

    /**
     * Whether a line is among them.
     *
     * @param line the line
     * @return true if the coupon is good for it
     */
    public boolean include(PurchaseLine line) {
        String category = line.category();
        if (exceptSkus.contains(line.sku()) || (category != null && exceptCategories.contains(category))) {
            return false;
        }
        return (skus.isEmpty() && categories.isEmpty())
                || skus.contains(line.sku())
                || (category != null && categories.contains(category));
    }

    /** In one order always: equal definitions have equal payloads. */
    private static Set<String> sorted(String field, Set<String> values) {
        TreeSet<String> sorted = new TreeSet<>();
        Input.atMost(field, values, MAX).forEach(value -> sorted.add(Input.text(field, value, 200)));
        return Collections.unmodifiableSortedSet(sorted);
    }
}
