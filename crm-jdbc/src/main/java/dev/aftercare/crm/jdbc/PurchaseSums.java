package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.jdbc.Parameters.Binder;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.TimeSpan;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.purchase.PurchaseKind;
import dev.aftercare.crm.model.purchase.PurchaseTotals;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.ReturnTime;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adds up the purchases of some customers, in the database. */
final class PurchaseSums {

    private static final String ORIGINAL = " LEFT JOIN {purchase} o ON o.tenant_id = p.tenant_id"
            + " AND o.purchase_id = p.original AND o.kind = 'SALE'";

    private static final String EARLIER = "CASE WHEN o.bought_at < p.bought_at THEN o.bought_at ELSE p.bought_at END";

    private static final String BEFORE = "(SELECT COALESCE(SUM(e.total), 0) FROM {purchase} e"
            + " WHERE e.tenant_id = p.tenant_id AND e.original = p.original AND e.kind = 'RETURN'"
            + " AND e.currency = p.currency AND (e.bought_at < p.bought_at"
            + " OR e.bought_at = p.bought_at AND e.purchase_id < p.purchase_id))";

    /** Whether the order is given back whole with a return, and was not before it. */
    private static final String IS_WHOLE = "CASE WHEN o.currency = p.currency AND " + BEFORE + " < o.total AND "
            + BEFORE + " + p.total >= o.total THEN 1 ELSE 0 END";

    private final Sql sql;

    PurchaseSums(Sql sql) {
        this.sql = sql;
    }

    List<List<PurchaseTotals>> of(Collection<CustomerId> customers, List<TimeSpan> spans, ReturnTime returns) {
        List<UUID> ids = Input.atMost("customers", customers, PageRequest.MAX_LIMIT).stream()
                .map(CustomerId::value)
                .distinct()
                .toList();
        List<Map<Group, PurchaseTotals>> totals =
                TimeSpan.few(spans).stream().map(span -> totals()).toList();
        if (!ids.isEmpty() && !spans.isEmpty()) {
            RowsOf rows = sql.dialect().rowsOf("{purchase}", ids);
            StringJoiner query = new StringJoiner(" UNION ALL ");
            for (int i = 0; i < spans.size(); i++) {
                query.add(sales(i, rows)).add(returns(i, rows, returns));
            }
            sql.list(query.toString(), binder(rows, spans), PurchaseSums::sum)
                    .forEach(sum -> totals.get(sum.span()).merge(sum.group(), sum.alone(), PurchaseSums::together));
        }
        return totals.stream().map(map -> List.copyOf(map.values())).toList();
    }

    private static String sales(int span, RowsOf rows) {
        return "SELECT " + span + ", p.customer_id, p.currency, p.kind, COUNT(*), SUM(p.total), MIN(p.bought_at),"
                + " MAX(p.bought_at), 0 FROM " + rows.from() + " WHERE " + rows.where()
                + " AND p.bought_at >= ? AND p.bought_at < ? AND p.kind = 'SALE'"
                + " GROUP BY p.customer_id, p.currency, p.kind";
    }

    /** A return never counts later than it was made, so none that is older than the span is looked at. */
    private static String returns(int span, RowsOf rows, ReturnTime returns) {
        String counted = returns == ReturnTime.OWN ? "p.bought_at" : EARLIER;
        return "SELECT " + span + ", customer_id, currency, kind, COUNT(*), SUM(total), NULL, NULL, SUM(whole) FROM ("
                + "SELECT p.customer_id, p.currency, p.kind, p.total, " + IS_WHOLE + " whole FROM " + rows.from()
                + ORIGINAL + " WHERE " + rows.where() + " AND p.bought_at >= ? AND p.kind = 'RETURN' AND " + counted
                + " >= ? AND " + counted + " < ?) counting GROUP BY customer_id, currency, kind";
    }

    private static Binder binder(RowsOf rows, List<TimeSpan> spans) {
        return p -> {
            for (TimeSpan span : spans) {
                rows.binder().bind(p);
                p.instant(span.from()).instant(span.before());
                rows.binder().bind(p);
                p.instant(span.from()).instant(span.from()).instant(span.before());
            }
        };
    }

    private static Map<Group, PurchaseTotals> totals() {
        return new TreeMap<>(Comparator.<Group, String>comparing(
                        group -> group.customer().value().toString())
                .thenComparing(group -> group.currency().getCurrencyCode()));
    }

    private static Sum sum(Row row) throws SQLException {
        int span = (int) row.number();
        Group group = new Group(new CustomerId(row.uuid()), Currency.getInstance(row.text()));
        return new Sum(
                span,
                group,
                row.name(PurchaseKind.class),
                row.number(),
                new Money(row.amount(), group.currency()),
                row.instantOrNull(),
                row.instantOrNull(),
                row.number());
    }

    private record Group(CustomerId customer, Currency currency) {}

    /** One row: orders or returns of one customer in one currency. */
    private record Sum(
            int span,
            Group group,
            PurchaseKind kind,
            long count,
            Money total,
            @Nullable Instant first,
            @Nullable Instant last,
            long whole) {

        PurchaseTotals alone() {
            Money nothing = Money.zero(group.currency());
            return kind == PurchaseKind.SALE
                    ? new PurchaseTotals(group.customer(), count, total, 0, nothing, 0, first, last)
                    : new PurchaseTotals(group.customer(), 0, nothing, count, total, whole, null, null);
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
                one.wholeReturns() + other.wholeReturns(),
                either(one.firstSale(), other.firstSale()),
                either(one.lastSale(), other.lastSale()));
    }

    private static @Nullable Instant either(@Nullable Instant one, @Nullable Instant other) {
        return one == null ? other : one;
    }
}
