package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.aftersales.AfterSalesKind;
import dev.aftercare.crm.model.aftersales.AfterSalesReason;
import dev.aftercare.crm.model.aftersales.GoodsCondition;
import dev.aftercare.crm.model.ticket.Category;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a shop grants for one kind of request. Begin with {@link #of}.
 *
 * @param kind what is asked for
 * @param reasons for which reasons; empty for all
 * @param window how long it may be asked for; null for ever
 * @param excludedCategories categories whose articles it is not granted for, those below them included; at most 1,000
 * @param excludedArticles article numbers that it is not granted for, at most 10,000
 * @param conditions the states of goods that are taken back; empty for all
 */
public record EligibilityTerm(
        AfterSalesKind kind,
        Set<AfterSalesReason> reasons,
        @Nullable TimeWindow window,
        Set<String> excludedCategories,
        Set<String> excludedArticles,
        Set<GoodsCondition> conditions) {

    /** Checks and copies the parts. */
    public EligibilityTerm {
        Input.present("term.kind", kind);
        reasons = Set.copyOf(Input.present("term.reasons", reasons));
        excludedCategories = Set.copyOf(Input.atMost("term.excludedCategories", excludedCategories, 1_000));
        excludedCategories.forEach(category -> Input.text("term.excludedCategories", category, 200));
        excludedArticles = Set.copyOf(Input.atMost("term.excludedArticles", excludedArticles, 10_000));
        excludedArticles.forEach(sku -> Input.text("term.excludedArticles", sku, 100));
        conditions = Set.copyOf(Input.present("term.conditions", conditions));
        if (!kind.needsParcel() && !conditions.isEmpty()) {
            throw new InvalidInputException("term.conditions", "are given though no goods come back", "none");
        }
    }

    /**
     * A term without limits.
     *
     * @param kind what is asked for
     * @param reasons for which reasons; none for all
     * @return the term
     */
    public static EligibilityTerm of(AfterSalesKind kind, AfterSalesReason... reasons) {
        return new EligibilityTerm(kind, Set.of(reasons), null, Set.of(), Set.of(), Set.of());
    }

    /**
     * The same term for a limited time.
     *
     * @param value how long
     * @return the term
     */
    public EligibilityTerm within(TimeWindow value) {
        return new EligibilityTerm(kind, reasons, value, excludedCategories, excludedArticles, conditions);
    }

    /**
     * The same term without some categories.
     *
     * @param categories paths in the shop's tree, such as {@code food/fresh}
     * @return the term
     */
    public EligibilityTerm withoutCategories(String... categories) {
        return new EligibilityTerm(kind, reasons, window, Set.of(categories), excludedArticles, conditions);
    }

    /**
     * The same term without some articles.
     *
     * @param skus article numbers
     * @return the term
     */
    public EligibilityTerm withoutArticles(String... skus) {
        return new EligibilityTerm(kind, reasons, window, excludedCategories, Set.of(skus), conditions);
    }

    /**
     * The same term for goods in some states only.
     *
     * @param values the states
     * @return the term
     */
    public EligibilityTerm inCondition(GoodsCondition... values) {
        return new EligibilityTerm(kind, reasons, window, excludedCategories, excludedArticles, Set.of(values));
    }

    boolean covers(AfterSalesKind asked, AfterSalesReason why) {
        return kind == asked && (reasons.isEmpty() || reasons.contains(why));
    }

    boolean excludes(String sku, @Nullable String category) {
        return excludedArticles.contains(sku)
                || (category != null
                        && excludedCategories.stream().anyMatch(path -> Category.isWithin(category, path)));
    }

    boolean takes(@Nullable GoodsCondition condition) {
        return condition == null || conditions.isEmpty() || conditions.contains(condition);
    }

    /** The accepted states in the order of the list, for a message. */
    String accepted() {
        return conditions.isEmpty() ? "any condition" : new TreeSet<>(conditions).toString();
    }
}
