package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.TimeSpan;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseKind;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.model.purchase.PurchaseTotals;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageKey;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.PurchaseStore;
import dev.aftercare.crm.persistence.ReturnTime;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Orders and returns with their lines; both are columns only. A purchase and its lines are read by one query. */
final class JdbcPurchases implements PurchaseStore {

    private static final String COLUMNS =
            "purchase_id, kind, original, customer_id, bought_at, channel, currency FROM {purchase}";
    private static final String WITH_LINES = "SELECT p.purchase_id, p.kind, p.original, p.customer_id, p.bought_at,"
            + " p.channel, p.currency, l.sku, l.description, l.category, l.quantity, l.amount FROM ";
    private static final String JOIN_LINES =
            " p JOIN {purchase_line} l ON l.tenant_id = p.tenant_id AND l.purchase_id = p.purchase_id";
    private static final String FIND =
            WITH_LINES + "{purchase}" + JOIN_LINES + " WHERE p.tenant_id = ? AND p.purchase_id = ? ORDER BY l.line_no";
    private static final Insert INSERT = Insert.into(
            "{purchase}", "tenant_id, purchase_id, kind, original, customer_id, bought_at, channel, currency, total");
    private static final Insert INSERT_LINE = Insert.into(
            "{purchase_line}", "tenant_id, purchase_id, line_no, sku, description, category, quantity, amount");

    private final Sql sql;

    JdbcPurchases(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Purchase> find(PurchaseId id) {
        return assemble(sql.list(FIND, p -> p.tenant().text(id.value()), JdbcPurchases::row)).stream()
                .findFirst();
    }

    @Override
    public boolean append(Purchase purchase) {
        PurchaseId original = purchase.original();
        Money total = purchase.total();
        boolean stored = sql.insertNew(
                INSERT,
                p -> p.tenant()
                        .text(purchase.id().value())
                        .name(purchase.kind())
                        .text(original == null ? null : original.value())
                        .uuid(purchase.customer().value())
                        .instant(purchase.at())
                        .name(purchase.channel())
                        .text(total.currency().getCurrencyCode())
                        .amount(total.amount()));
        if (stored) {
            sql.insertAll(INSERT_LINE, lines(purchase));
        }
        return stored;
    }

    private static List<Parameters.Binder> lines(Purchase purchase) {
        List<Parameters.Binder> rows = new ArrayList<>(purchase.lines().size());
        for (PurchaseLine line : purchase.lines()) {
            int number = rows.size() + 1;
            rows.add(p -> p.tenant()
                    .text(purchase.id().value())
                    .smallNumber(number)
                    .text(line.sku())
                    .text(line.description())
                    .text(line.category())
                    .number(line.quantity())
                    .amount(line.amount().amount()));
        }
        return rows;
    }

    @Override
    public Page<Purchase> page(CustomerId customer, PageRequest request) {
        Filter filter = new Filter()
                .and("customer_id = ?", p -> p.uuid(customer.value()))
                .andBeforeText(request.after(), "bought_at", "purchase_id");
        List<Line> lines = sql.list(
                WITH_LINES + "(SELECT tenant_id, " + COLUMNS + filter.where()
                        + " ORDER BY tenant_id DESC, customer_id DESC, bought_at DESC, purchase_id DESC LIMIT ?)"
                        + JOIN_LINES + " ORDER BY p.bought_at DESC, p.purchase_id DESC, l.line_no",
                filter.andLimit(request),
                JdbcPurchases::row);
        return Pages.of(
                assemble(lines),
                request,
                last -> new PageKey(last.at(), last.id().value()));
    }

    @Override
    public List<List<PurchaseTotals>> totals(
            Collection<CustomerId> customers, List<TimeSpan> spans, ReturnTime returns) {
        return new PurchaseSums(sql).of(customers, spans, returns);
    }

    /** One line, with the purchase it belongs to but for its lines. */
    private record Line(Purchase head, PurchaseLine line) {}

    private static Line row(Row row) throws SQLException {
        PurchaseId id = new PurchaseId(row.text());
        PurchaseKind kind = row.name(PurchaseKind.class);
        @Nullable String original = row.textOrNull();
        CustomerId customer = new CustomerId(row.uuid());
        var at = row.instant();
        @Nullable Channel channel = row.nameOrNull(Channel.class);
        Currency currency = Currency.getInstance(row.text());
        PurchaseLine line = new PurchaseLine(
                row.text(), row.textOrNull(), row.textOrNull(), row.number(), new Money(row.amount(), currency));
        return new Line(
                new Purchase(
                        id,
                        kind,
                        original == null ? null : new PurchaseId(original),
                        customer,
                        at,
                        channel,
                        List.of(line)),
                line);
    }

    /** Lines of one purchase stand together. */
    private static List<Purchase> assemble(List<Line> lines) {
        List<Purchase> purchases = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= lines.size(); i++) {
            Purchase head = lines.get(start).head();
            if (i == lines.size() || !lines.get(i).head().id().equals(head.id())) {
                purchases.add(new Purchase(
                        head.id(),
                        head.kind(),
                        head.original(),
                        head.customer(),
                        head.at(),
                        head.channel(),
                        lines.subList(start, i).stream().map(Line::line).toList()));
                start = i;
            }
        }
        return purchases;
    }
}
