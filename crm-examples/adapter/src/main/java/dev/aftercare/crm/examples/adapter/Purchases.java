package dev.aftercare.crm.examples.adapter;

import static dev.aftercare.crm.examples.adapter.Keyspace.PURCHASES;
import static dev.aftercare.crm.examples.adapter.Keyspace.PURCHASES_BY_CUSTOMER;

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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Facts that never change, so their index keys never do. */
final class Purchases implements PurchaseStore {

    private static final Payload<Purchase> PAYLOAD = Payload.of(Purchase.class);

    private final Transaction transaction;
    private final Records<Purchase> records;

    Purchases(Transaction transaction) {
        this.transaction = transaction;
        this.records = new Records<>(
                transaction,
                PAYLOAD,
                purchase -> key(purchase.id()),
                purchase -> List.of(indexKey(purchase.customer(), place(purchase))));
    }

    @Override
    public Optional<Purchase> find(PurchaseId id) {
        return records.find(key(id));
    }

    @Override
    public boolean append(Purchase purchase) {
        return records.add(purchase);
    }

    @Override
    public Page<Purchase> page(CustomerId customer, PageRequest request) {
        Range all = Range.of(index(customer));
        Range part = request.after() == null ? all : all.before(indexKey(customer, request.after()));
        return Records.page(records.indexed(part, true), request.limit(), Purchases::place);
    }

    @Override
    public List<PurchaseTotals> totals(Collection<CustomerId> customers) {
        transaction.check();
        Input.atMost("customers", customers, PageRequest.MAX_LIMIT);
        return customers.stream()
                .distinct()
                .sorted(Comparator.comparing(customer -> customer.value().toString()))
                .flatMap(customer -> PurchaseSums.of(customer, all(customer)).stream())
                .toList();
    }

    private Stream<Purchase> all(CustomerId customer) {
        return records.indexed(Range.of(index(customer)), false);
    }

    private Key key(PurchaseId id) {
        return transaction.key(PURCHASES).with(id.value());
    }

    private Key index(CustomerId customer) {
        return transaction.key(PURCHASES_BY_CUSTOMER).with(customer.value());
    }

    private Key indexKey(CustomerId customer, PageKey place) {
        return index(customer).with(place.at()).with(place.id());
    }

    private static PageKey place(Purchase purchase) {
        return new PageKey(purchase.at(), purchase.id().value());
    }
}
