package dev.aftercare.crm.persistence.memory;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseTotals;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageKey;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.PurchaseStore;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;

final class MemoryPurchases implements PurchaseStore {

    static final class Table {
        private final Map<PurchaseId, Purchase> byId = new HashMap<>();
        private final Map<CustomerId, NavigableMap<PageKey, Purchase>> ofCustomer = new HashMap<>();
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
                new PageKey(purchase.at(), purchase.id().value()),
                purchase);
        return true;
    }

    @Override
    public Page<Purchase> page(CustomerId customer, PageRequest request) {
        transaction.check();
        return Order.page(table.ofCustomer.get(customer), request);
    }

    @Override
    public List<PurchaseTotals> totals(Collection<CustomerId> customers) {
        transaction.check();
        Input.atMost("customers", customers, PageRequest.MAX_LIMIT);
        Set<CustomerId> distinct = new HashSet<>(customers);
        return distinct.stream()
                .sorted(Comparator.comparing(customer -> customer.value().toString()))
                .flatMap(customer -> Totals.of(customer, purchases(customer)).stream())
                .toList();
    }

    private Collection<Purchase> purchases(CustomerId customer) {
        NavigableMap<PageKey, Purchase> purchases = table.ofCustomer.get(customer);
        return purchases == null ? List.of() : purchases.values();
    }
}
