package dev.aftercare.crm.examples.adapter;

import static dev.aftercare.crm.examples.adapter.Keyspace.CUSTOMERS;
import static dev.aftercare.crm.examples.adapter.Keyspace.CUSTOMERS_BY_REGISTRATION;
import static dev.aftercare.crm.examples.adapter.Keyspace.IDENTITIES;

import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.persistence.CustomerStore;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageKey;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.util.List;
import java.util.Optional;

/** An identity is a unique index key: whoever writes it first has it. */
final class Customers implements CustomerStore {

    private static final Payload<Customer> PAYLOAD = Payload.of(CrmJson.customers());

    private final Transaction transaction;
    private final Records<Customer> records;

    Customers(Transaction transaction) {
        this.transaction = transaction;
        this.records = new Records<>(
                transaction, PAYLOAD, customer -> key(customer.id()), customer -> List.of(indexKey(place(customer))));
    }

    @Override
    public Optional<Customer> find(CustomerId id) {
        return records.find(key(id));
    }

    @Override
    public Optional<Customer> findByIdentity(Identity identity) {
        return records.behind(key(identity));
    }

    @Override
    public void insert(Customer customer) {
        Refusal.constraintUnless(customer.version() == 1, "a new customer has version 1");
        transaction.whole(() -> {
            Refusal.duplicateUnless(records.add(customer), name(customer.id()));
            customer.identities().forEach(identity -> claim(identity, customer));
        });
    }

    @Override
    public void update(Customer next, long expectedVersion) {
        Refusal.constraintUnless(next.version() > expectedVersion, "a changed customer has a higher version");
        transaction.whole(() -> {
            Customer before = Refusal.conflictUnless(
                    expectedVersion, records.find(key(next.id())), Customer::version, name(next.id()));
            records.replace(before, next);
            next.identities().stream()
                    .filter(identity -> !before.identities().contains(identity))
                    .forEach(identity -> claim(identity, next));
            before.identities().stream()
                    .filter(identity -> !next.identities().contains(identity))
                    .forEach(identity -> transaction.remove(key(identity)));
        });
    }

    @Override
    public Page<Customer> page(PageRequest request) {
        Range all = Range.of(transaction.key(CUSTOMERS_BY_REGISTRATION));
        Range part = request.after() == null ? all : all.after(indexKey(request.after()));
        return Records.page(records.indexed(part, false), request.limit(), Customers::place);
    }

    private void claim(Identity identity, Customer owner) {
        Refusal.duplicateUnless(
                transaction.putIfAbsent(key(identity), key(owner.id()).bytes()),
                "an identity of scheme " + identity.scheme());
    }

    private Key key(CustomerId id) {
        return transaction.key(CUSTOMERS).with(id.value());
    }

    private Key key(Identity identity) {
        return transaction.key(IDENTITIES).with(identity.scheme()).with(identity.value());
    }

    private Key indexKey(PageKey place) {
        return transaction.key(CUSTOMERS_BY_REGISTRATION).with(place.at()).with(place.id());
    }

    private static PageKey place(Customer customer) {
        return new PageKey(customer.registeredAt(), customer.id().value().toString());
    }

    private static String name(CustomerId id) {
        return "customer " + id.value();
    }
}
