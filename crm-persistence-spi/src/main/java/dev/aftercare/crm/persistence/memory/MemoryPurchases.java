package dev.aftercare.crm.persistence.memory;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.TimeSpan;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseKind;
import dev.aftercare.crm.model.purchase.PurchaseTotals;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageKey;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.PurchaseStore;
import dev.aftercare.crm.persistence.ReturnTime;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

final class MemoryPurchases implements PurchaseStore {

    static final class Table {
        private final Map<PurchaseId, Purchase> byId = new HashMap<>();
        private final Map<CustomerId, NavigableMap<PageKey, Purchase>> ofCustomer = new HashMap<>();
        private final Map<PurchaseId, NavigableMap<PageKey, Purchase>> returnsOf = new HashMap<>();
    }

    private final Table table;
    private final Transaction transaction;

    MemoryPurchases(Table table, Transaction transaction) {
        this.table = table;
        this.transaction = transaction;
    }

    @Override
    public Optional<Purchase> find(PurchaseId id) {
        transaction.check();
        return Optional.ofNullable(table.byId.get(id));
    }

    @Override
    public boolean append(Purchase purchase) {
        transaction.check();
        if (table.byId.containsKey(purchase.id())) {
            return false;
        }
        transaction.put(table.byId, purchase.id(), purchase);
        transaction.put(
                table.ofCustomer.computeIfAbsent(purchase.customer(), customer -> Order.lastFirst()),
                place(purchase),
                purchase);
        PurchaseId original = purchase.original();
        if (original != null) {
            transaction.put(
                    table.returnsOf.computeIfAbsent(original, order -> new TreeMap<>(Order.FIRST_FIRST)),
                    place(purchase),
                    purchase);
        }
        return true;
    }

    @Override
    public Page<Purchase> page(CustomerId customer, PageRequest request) {
        transaction.check();
        return Order.page(table.ofCustomer.get(customer), request);
    }

    @Override
    public List<List<PurchaseTotals>> totals(
            Collection<CustomerId> customers, List<TimeSpan> spans, ReturnTime returns) {
        transaction.check();
        Input.atMost("customers", customers, PageRequest.MAX_LIMIT);
        Set<CustomerId> distinct = new HashSet<>(customers);
        return TimeSpan.few(spans).stream()
                .map(span -> distinct.stream()
                        .sorted(Comparator.comparing(
                                customer -> customer.value().toString()))
                        .flatMap(customer ->
                                Totals.of(customer, within(customer, span, returns), this::isWhole).stream())
                        .toList())
                .toList();
    }

    private Stream<Purchase> within(CustomerId customer, TimeSpan span, ReturnTime returns) {
        NavigableMap<PageKey, Purchase> purchases = table.ofCustomer.get(customer);
        return purchases == null
                ? Stream.empty()
                : purchases.values().stream().filter(purchase -> span.contains(counted(purchase, returns)));
    }

    private Instant counted(Purchase purchase, ReturnTime returns) {
        return returns.of(purchase.at(), original(purchase).map(Purchase::at).orElse(null));
    }

    private Optional<Purchase> original(Purchase back) {
        return Optional.ofNullable(back.original())
                .map(table.byId::get)
                .filter(order -> order.kind() == PurchaseKind.SALE);
    }

    /** Whether all that its order came to is given back with this return, and was not before it. */
    private boolean isWhole(Purchase back) {
        Money order = original(back).map(Purchase::total).orElse(null);
        if (order == null || !order.currency().equals(back.total().currency())) {
            return false;
        }
        Money before = Optional.ofNullable(back.original()).map(table.returnsOf::get).stream()
                .flatMap(returns -> returns.headMap(place(back), false).values().stream())
                .map(Purchase::total)
                .filter(total -> total.currency().equals(order.currency()))
                .reduce(Money.zero(order.currency()), Money::plus);
        return before.compareTo(order) < 0 && before.plus(back.total()).compareTo(order) >= 0;
    }

    private static PageKey place(Purchase purchase) {
        return new PageKey(purchase.at(), purchase.id().value());
    }
}
