package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.persistence.CustomerStore;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageKey;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.json.CrmJson;
import dev.aftercare.crm.persistence.json.JsonCodec;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Customers in one table, their identities in another whose key makes them unique. */
final class JdbcCustomers implements CustomerStore {

    private static final JsonCodec<Customer> JSON = CrmJson.customers();

    private static final String FIND = "SELECT payload FROM {customer} WHERE tenant_id = ? AND customer_id = ?";
    private static final String FIND_BY_IDENTITY = "SELECT c.payload FROM {customer_identity} i"
            + " JOIN {customer} c ON c.tenant_id = i.tenant_id AND c.customer_id = i.customer_id"
            + " WHERE i.tenant_id = ? AND i.scheme = ? AND i.identity_value = ?";
    private static final Insert INSERT =
            Insert.into("{customer}", "tenant_id, customer_id, version, registered_at, payload");
    private static final String UPDATE = "UPDATE {customer} SET version = ?, registered_at = ?, payload = ?"
            + " WHERE tenant_id = ? AND customer_id = ? AND version = ?";
    private static final String DELETE = "DELETE FROM {customer} WHERE tenant_id = ? AND customer_id = ?";
    private static final String VERSION_AND_IDENTITIES =
            "SELECT c.version, i.scheme, i.identity_value FROM {customer} c"
                    + " LEFT JOIN {customer_identity} i ON i.tenant_id = c.tenant_id AND i.customer_id = c.customer_id"
                    + " WHERE c.tenant_id = ? AND c.customer_id = ?";
    private static final Insert CLAIM =
            Insert.into("{customer_identity}", "tenant_id, scheme, identity_value, customer_id");
    private static final String FREE =
            "DELETE FROM {customer_identity} WHERE tenant_id = ? AND scheme = ? AND identity_value = ?";
    private static final String FREE_ALL = "DELETE FROM {customer_identity} WHERE tenant_id = ? AND customer_id = ?";

    private final Sql sql;

    JdbcCustomers(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Customer> find(CustomerId id) {
        return sql.one(FIND, p -> p.tenant().uuid(id.value()), row -> JSON.decode(row.text()));
    }

    @Override
    public Optional<Customer> findByIdentity(Identity identity) {
        return sql.one(
                FIND_BY_IDENTITY,
                p -> p.tenant().text(identity.scheme()).text(identity.value()),
                row -> JSON.decode(row.text()));
    }

    @Override
    public void insert(Customer customer) {
        UUID id = customer.id().value();
        Refusal.unlessFirst(customer.version(), "customer");
        String json = JSON.encode(customer);
        boolean stored = sql.insertNew(
                INSERT,
                p -> p.tenant()
                        .uuid(id)
                        .number(customer.version())
                        .instant(customer.registeredAt())
                        .text(json));
        if (!stored) {
            throw Refusal.duplicate("customer " + id);
        }
        if (!claim(id, customer.identities())) {
            sql.change(FREE_ALL, p -> p.tenant().uuid(id));
            sql.change(DELETE, p -> p.tenant().uuid(id));
            throw Refusal.duplicate("an identity of another customer");
        }
        sql.grown().add(AggregateRef.of(customer.id()), 0, customer.version());
    }

    @Override
    public void update(Customer next, long expectedVersion) {
        UUID id = next.id().value();
        Refusal.unlessLater(next.version(), expectedVersion, "customer");
        Set<Identity> before = identities(id, expectedVersion);
        if (before.equals(next.identities())) {
            replace(next, expectedVersion);
        } else {
            replaceWithIdentities(next, expectedVersion, before);
        }
        sql.grown().add(AggregateRef.of(next.id()), expectedVersion, next.version());
    }

    private void replaceWithIdentities(Customer next, long expectedVersion, Set<Identity> before) {
        UUID id = next.id().value();
        sql.atomically(() -> {
            replace(next, expectedVersion);
            sql.batch(
                    FREE,
                    without(before, next.identities()).stream()
                            .map(gone -> (Parameters.Binder)
                                    p -> p.tenant().text(gone.scheme()).text(gone.value()))
                            .toList());
            if (!claim(id, without(next.identities(), before))) {
                throw Refusal.duplicate("an identity of another customer");
            }
        });
    }

    @Override
    public Page<Customer> page(PageRequest request) {
        Filter filter = new Filter().andAfter(request.after(), "registered_at", "customer_id");
        List<Customer> rows = sql.list(
                "SELECT payload FROM {customer}" + filter.where()
                        + " ORDER BY tenant_id, registered_at, customer_id LIMIT ?",
                filter.andLimit(request),
                row -> JSON.decode(row.text()));
        return Pages.of(
                rows,
                request,
                last -> new PageKey(last.registeredAt(), last.id().value().toString()));
    }

    /** The version is read along, so that these are the identities of the version that {@link #replace} then replaces. */
    private Set<Identity> identities(UUID id, long expectedVersion) {
        record Line(long version, @Nullable Identity identity) {}
        List<Line> lines = sql.list(VERSION_AND_IDENTITIES, p -> p.tenant().uuid(id), row -> {
            long version = row.number();
            String scheme = row.textOrNull();
            return new Line(version, scheme == null ? null : new Identity(scheme, row.text()));
        });
        if (lines.isEmpty() || lines.get(0).version() != expectedVersion) {
            throw Refusal.conflict("customer " + id, expectedVersion);
        }
        Set<Identity> identities = new HashSet<>();
        for (Line line : lines) {
            if (line.identity() != null) {
                identities.add(line.identity());
            }
        }
        return identities;
    }

    private void replace(Customer next, long expectedVersion) {
        String json = JSON.encode(next);
        int changed = sql.change(
                UPDATE,
                p -> p.number(next.version())
                        .instant(next.registeredAt())
                        .text(json)
                        .tenant()
                        .uuid(next.id().value())
                        .number(expectedVersion));
        if (changed == 0) {
            throw Refusal.conflict("customer " + next.id().value(), expectedVersion);
        }
    }

    private boolean claim(UUID id, Collection<Identity> identities) {
        if (identities.isEmpty()) {
            return true;
        }
        List<Parameters.Binder> rows = identities.stream()
                .map(identity -> (Parameters.Binder) p -> p.tenant()
                        .text(identity.scheme())
                        .text(identity.value())
                        .uuid(id))
                .toList();
        return sql.insertNew(CLAIM, rows) == rows.size();
    }

    /** Keeps the order, in which all transactions claim: so they do not wait for each other crosswise. */
    private static List<Identity> without(Collection<Identity> all, Set<Identity> some) {
        return all.stream().filter(identity -> !some.contains(identity)).toList();
    }
}
