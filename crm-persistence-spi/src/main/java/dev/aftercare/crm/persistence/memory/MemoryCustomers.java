package dev.aftercare.crm.persistence.memory;

import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.persistence.CustomerStore;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageKey;
import dev.aftercare.crm.persistence.PageRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

final class MemoryCustomers implements CustomerStore {

    static final class Table {
        private final Map<CustomerId, Customer> byId = new HashMap<>();
        private final Map<Identity, CustomerId> owners = new HashMap<>();
        private final NavigableMap<PageKey, Customer> ordered = new TreeMap<>(Order.FIRST_FIRST);
    }

    private final Table table;
    private final Transaction transaction;

    MemoryCustomers(Table table, Transaction transaction) {
        this.table = table;
        this.transaction = transaction;
    }

    @Override
    public Optional<Customer> find(CustomerId id) {
        transaction.check();
        return Optional.ofNullable(table.byId.get(id));
    }

    @Override
    public Optional<Customer> findByIdentity(Identity identity) {
        transaction.check();
        return Optional.ofNullable(table.owners.get(identity)).map(table.byId::get);
    }

    @Override
    public void insert(Customer customer) {
        transaction.check();
        Refusal.unless(customer.version() == 1, "a new customer has version 1");
        if (table.byId.containsKey(customer.id())) {
            throw Refusal.duplicate("customer " + customer.id().value());
        }
        refuseIdentitiesOfOthers(customer);
        store(customer);
    }

    @Override
    public void update(Customer next, long expectedVersion) {
        transaction.check();
        Refusal.unless(next.version() > expectedVersion, "a changed customer has a higher version");
        Customer before = table.byId.get(next.id());
        if (before == null || before.version() != expectedVersion) {
            throw Refusal.conflict("customer " + next.id().value(), expectedVersion);
        }
        refuseIdentitiesOfOthers(next);
        before.identities().forEach(identity -> transaction.remove(table.owners, identity));
        transaction.remove(table.ordered, place(before));
        store(next);
    }

    @Override
    public Page<Customer> page(PageRequest request) {
        transaction.check();
        return Order.page(table.ordered, request);
    }

    private void refuseIdentitiesOfOthers(Customer customer) {
        for (Identity identity : customer.identities()) {
            CustomerId owner = table.owners.get(identity);
            if (owner != null && !owner.equals(customer.id())) {
                throw Refusal.duplicate("an identity of scheme " + identity.scheme());
            }
        }
    }

    private void store(Customer customer) {
        transaction.put(table.byId, customer.id(), customer);
        customer.identities().forEach(identity -> transaction.put(table.owners, identity, customer.id()));
        transaction.put(table.ordered, place(customer), customer);
    }

    private static PageKey place(Customer customer) {
        return new PageKey(customer.registeredAt(), customer.id().value().toString());
    }
}
