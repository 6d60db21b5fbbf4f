package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.model.due.DueClaim;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.persistence.DueStore;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What must happen at an instant. A claim is a token and the end of its lease in the entry's own row. */
final class JdbcDue implements DueStore {

    private static final String KEY =
            " WHERE tenant_id = ? AND kind = ? AND aggregate_kind = ? AND aggregate_id = ? AND part = ?";
    private static final String FIND = "SELECT due_at FROM {due}" + KEY;
    private static final String CANCEL = "DELETE FROM {due}" + KEY;
    private static final String DONE = CANCEL + " AND token = ?";
    private static final String CLAIM = "UPDATE {due} SET token = ?, lease_end = ?" + KEY
            + " AND due_at = ? AND (lease_end IS NULL OR lease_end <= ?)";

    private static final Comparator<DueEntry> ORDER = Comparator.comparing(DueEntry::at)
            .thenComparing(entry -> entry.key().kind())
            .thenComparing(entry -> entry.key().aggregate().kind())
            .thenComparing(entry -> entry.key().aggregate().id())
            .thenComparing(entry -> entry.key().part());

    private final Sql sql;

    JdbcDue(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void schedule(DueEntry entry) {
        write(
                sql.dialect().scheduleDue(),
                entry.key(),
                p -> bind(p, entry.key()).instant(entry.at()));
    }

    @Override
    public void cancel(DueKey key) {
        write(CANCEL, key, p -> bind(p, key));
    }

    /** What is due for an aggregate that this unit of work has written can wait: whoever else changes it waits for that aggregate first. */
    private void write(String command, DueKey key, Parameters.Binder binder) {
        if (sql.grown().has(key.aggregate())) {
            sql.changeLater(command, Waiting.ANY, binder);
        } else {
            sql.change(command, binder);
        }
    }

    @Override
    public Optional<DueEntry> find(DueKey key) {
        return sql.one(FIND, p -> bind(p, key), row -> new DueEntry(key, row.instant()));
    }

    @Override
    public List<DueClaim> claim(UUID token, Instant now, int limit, Duration lease) {
        Instant leaseEnd = Micros.end(now, lease);
        List<DueEntry> picked = sql
                .list(
                        sql.dialect().pickDue(),
                        p -> p.tenant().instant(now).instant(now).smallNumber(Pages.limit(limit)),
                        JdbcDue::read)
                .stream()
                .sorted(ORDER)
                .toList();
        return take(picked, token, now, leaseEnd).stream()
                .map(entry -> new DueClaim(entry, token, leaseEnd))
                .toList();
    }

    /** Entries that were locked when they were picked are taken in one batch; others only if nobody was faster. */
    private List<DueEntry> take(List<DueEntry> picked, UUID token, Instant now, Instant leaseEnd) {
        if (!sql.dialect().skipsLocked()) {
            return picked.stream()
                    .filter(entry -> sql.change(CLAIM, binder(entry, token, now, leaseEnd)) == 1)
                    .toList();
        }
        sql.batch(
                CLAIM,
                picked.stream()
                        .map(entry -> binder(entry, token, now, leaseEnd))
                        .toList());
        return picked;
    }

    @Override
    public boolean done(DueClaim claim) {
        return sql.change(DONE, p -> bind(p, claim.entry().key()).uuid(claim.token())) == 1;
    }

    private static Parameters bind(Parameters p, DueKey key) throws SQLException {
        return p.tenant()
                .text(key.kind())
                .text(key.aggregate().kind())
                .text(key.aggregate().id())
                .text(key.part());
    }

    private static Parameters.Binder binder(DueEntry entry, UUID token, Instant now, Instant leaseEnd) {
        return p -> bind(p.uuid(token).instant(leaseEnd), entry.key())
                .instant(entry.at())
                .instant(now);
    }

    private static DueEntry read(Row row) throws SQLException {
        String kind = row.text();
        AggregateRef aggregate = new AggregateRef(row.text(), row.text());
        return new DueEntry(new DueKey(kind, aggregate, row.text()), row.instant());
    }
}
