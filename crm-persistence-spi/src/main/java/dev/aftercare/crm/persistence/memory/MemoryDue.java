package dev.aftercare.crm.persistence.memory;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.due.DueClaim;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.persistence.DueStore;
import dev.aftercare.crm.persistence.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

final class MemoryDue implements DueStore {

    private static final Comparator<DueEntry> EARLIEST_FIRST = Comparator.comparing(DueEntry::at)
            .thenComparing(entry -> entry.key().kind())
            .thenComparing(entry -> entry.key().aggregate().kind())
            .thenComparing(entry -> entry.key().aggregate().id())
            .thenComparing(entry -> entry.key().part());

    static final class Table {
        private final Map<DueKey, DueEntry> byKey = new HashMap<>();
        private final NavigableMap<DueEntry, DueEntry> ordered = new TreeMap<>(EARLIEST_FIRST);
        private final Map<DueKey, Lease> leases = new HashMap<>();
    }

    private final Table table;
    private final Transaction transaction;

    MemoryDue(Table table, Transaction transaction) {
        this.table = table;
        this.transaction = transaction;
    }

    @Override
    public void schedule(DueEntry entry) {
        cancel(entry.key());
        transaction.put(table.byKey, entry.key(), entry);
        transaction.put(table.ordered, entry, entry);
    }

    @Override
    public void cancel(DueKey key) {
        transaction.check();
        DueEntry entry = table.byKey.get(key);
        if (entry != null) {
            transaction.remove(table.byKey, key);
            transaction.remove(table.ordered, entry);
            transaction.remove(table.leases, key);
        }
    }

    @Override
    public Optional<DueEntry> find(DueKey key) {
        transaction.check();
        return Optional.ofNullable(table.byKey.get(key));
    }

    @Override
    public List<DueClaim> claim(UUID token, Instant now, int limit, Duration lease) {
        transaction.check();
        Input.within("limit", limit, 1, PageRequest.MAX_LIMIT);
        Lease mine = Lease.of(token, now, lease);
        List<DueClaim> claims = new ArrayList<>();
        for (DueEntry entry : table.ordered.values()) {
            if (entry.at().isAfter(now) || claims.size() == limit) {
                break;
            }
            Lease other = table.leases.get(entry.key());
            if (other == null || other.hasEnded(now)) {
                transaction.put(table.leases, entry.key(), mine);
                claims.add(new DueClaim(entry, token, mine.end()));
            }
        }
        return List.copyOf(claims);
    }

    @Override
    public boolean done(DueClaim claim) {
        transaction.check();
        Lease lease = table.leases.get(claim.entry().key());
        if (lease == null || !lease.token().equals(claim.token())) {
            return false;
        }
        cancel(claim.entry().key());
        return true;
    }
}
