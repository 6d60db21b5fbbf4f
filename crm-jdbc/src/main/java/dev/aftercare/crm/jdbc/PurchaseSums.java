package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.purchase.PurchaseKind;
import dev.aftercare.crm.model.purchase.PurchaseTotals;
import dev.aftercare.crm.persistence.PageRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adds up the purchases of some customers, in the database. */
final class PurchaseSums {

    private static final Comparator<PurchaseTotals> BY_CUSTOMER_AND_CURRENCY =
            Comparator.<PurchaseTotals, String>comparing(
                            totals -> totals.customer().value().toString())
                    .thenComparing(totals -> totals.sold().currency().getCurrencyCode());

    private final Sql sql;

    PurchaseSums(Sql sql) {
        this.sql = sql;
    }

    List<PurchaseTotals> of(Collection<CustomerId> customers) {
        List<UUID> ids = Input.atMost("customers", customers, PageRequest.MAX_LIMIT).stream()
                .map(CustomerId::value)
                .distinct()
                .toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        PurchasesOf purchases = sql.dialect().purchasesOf(ids);
        List<Sum> sums = sql.list(
                "SELECT customer_id, currency, kind, COUNT(*), SUM(total), MIN(bought_at), MAX(bought_at) FROM "
                        + purchases.from() + " GROUP BY customer_id, currency, kind",
                purchases.binder(),
                row -> {
                    CustomerId customer = new CustomerId(row.uuid());
                    Currency currency = Currency.getInstance(row.text());
                    return new Sum(
                            new Group(customer, currency),
                            row.name(PurchaseKind.class),
                            row.number(),
                            new Money(row.amount(), currency),
                            row.instant(),
                            row.instant());
                });
        Map<Group, PurchaseTotals> totals = new LinkedHashMap<>();
        for (Sum sum : sums) {
            totals.merge(sum.group(), sum.alone(), PurchaseSums::together);
        }
        return totals.values().stream().sorted(BY_CUSTOMER_AND_CURRENCY).toList();
    }

    private record Group(CustomerId customer, Currency currency) {}

    /** One row: orders or returns of one customer in one currency. */
    private record Sum(Group group, PurchaseKind kind, long count, Money total, Instant first, Instant last) {

        PurchaseTotals alone() {
            Money nothing = Money.zero(group.currency());
            return kind == PurchaseKind.SALE
                    ? new PurchaseTotals(group.customer(), count, total, 0, nothing, first, last)
                    : new PurchaseTotals(group.customer(), 0, nothing, count, total, null, null);
        }
    }

    /** Orders and returns of the same group, in either order. */
    private static PurchaseTotals together(PurchaseTotals one, PurchaseTotals other) {
        return new PurchaseTotals(
                one.customer(),
                one.sales() + other.sales(),
                one.sold().plus(other.sold()),
                one.returns() + other.returns(),
                one.returned().plus(other.returned()),
                either(one.firstSale(), other.firstSale()),
                either(one.lastSale(), other.lastSale()));
    }

    private static @Nullable Instant either(@Nullable Instant one, @Nullable Instant other) {
        return one == null ? other : one;
    }
}
