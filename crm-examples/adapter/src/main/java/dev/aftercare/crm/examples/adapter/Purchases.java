package dev.aftercare.crm.examples.adapter;

import static dev.aftercare.crm.examples.adapter.Keyspace.PURCHASES;
import static dev.aftercare.crm.examples.adapter.Keyspace.PURCHASES_BY_CUSTOMER;
import static dev.aftercare.crm.examples.adapter.Keyspace.RETURNS_BY_ORDER;

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
        this.records = new Records<>(transaction, PAYLOAD, purchase -> key(purchase.id()), this::indexKeys);
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
        Range part = request.after() == null ? all : all.before(placed(index(customer), request.after()));
        return Records.page(records.indexed(part, true), request.limit(), Purchases::place);
    }

    @Override
    public List<List<PurchaseTotals>> totals(
            Collection<CustomerId> customers, List<TimeSpan> spans, ReturnTime returns) {
        transaction.check();
        Input.atMost("customers", customers, PageRequest.MAX_LIMIT);
        List<CustomerId> ordered = customers.stream()
                .distinct()
                .sorted(Comparator.comparing(customer -> customer.value().toString()))
                .toList();
        return TimeSpan.few(spans).stream()
                .map(span -> ordered.stream()
                        .flatMap(customer ->
                                PurchaseSums.of(customer, within(customer, span, returns), this::isWhole).stream())
                        .toList())
                .toList();
    }

    /** None counts later than it was made, so those that are older than the span are passed over. */
    private Stream<Purchase> within(CustomerId customer, TimeSpan span, ReturnTime returns) {
        Key all = index(customer);
        return records.indexed(Range.of(all).from(all.with(span.from())), false)
                .filter(purchase -> span.contains(returns.of(
                        purchase.at(), original(purchase).map(Purchase::at).orElse(null))));
    }

    private Optional<Purchase> original(Purchase back) {
        return Optional.ofNullable(back.original())
                .flatMap(this::find)
                .filter(order -> order.kind() == PurchaseKind.SALE);
    }

    /** Whether its order is given back whole with this return, and was not before it. */
    private boolean isWhole(Purchase back) {
        Money order = original(back).map(Purchase::total).orElse(null);
        if (order == null || !order.currency().equals(back.total().currency())) {
            return false;
        }
        Money before = returnsOf(back).stream()
                .flatMap(all -> records.indexed(Range.of(all).before(placed(all, place(back))), false))
                .map(Purchase::total)
                .filter(total -> total.currency().equals(order.currency()))
                .reduce(Money.zero(order.currency()), Money::plus);
        return before.compareTo(order) < 0 && before.plus(back.total()).compareTo(order) >= 0;
    }

    /** Where the returns of the order lie that a return is about. */
    private Optional<Key> returnsOf(Purchase back) {
        return Optional.ofNullable(back.original())
                .map(order -> transaction.key(RETURNS_BY_ORDER).with(order.value()));
    }

    private Key key(PurchaseId id) {
        return transaction.key(PURCHASES).with(id.value());
    }

    private Key index(CustomerId customer) {
        return transaction.key(PURCHASES_BY_CUSTOMER).with(customer.value());
    }

    private List<Key> indexKeys(Purchase purchase) {
        Key ofCustomer = placed(index(purchase.customer()), place(purchase));
        return Stream.concat(
                        Stream.of(ofCustomer), returnsOf(purchase).map(all -> placed(all, place(purchase))).stream())
                .toList();
    }

    private static Key placed(Key index, PageKey place) {
        return index.with(place.at()).with(place.id());
    }

    private static PageKey place(Purchase purchase) {
        return new PageKey(purchase.at(), purchase.id().value());
    }
}
