package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.persistence.EventBatch;
import dev.aftercare.crm.persistence.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Leases partitions of waiting events. A tenant has one lease row per partition; a relay takes the row that was taken longest
 * ago, so that no partition starves.
 */
final class Relay {

    private static final String CANDIDATES = "SELECT l.partition_no FROM {event_lease} l WHERE l.tenant_id = ?"
            + " AND (l.lease_end IS NULL OR l.lease_end <= ?) AND EXISTS (SELECT 1 FROM {event} e"
            + " WHERE e.tenant_id = l.tenant_id AND e.waiting_in = l.partition_no)"
            + " ORDER BY COALESCE(l.leased_at, -9223372036854775807), l.partition_no";
    private static final String LOCK = "SELECT partition_no FROM {event_lease} WHERE tenant_id = ? AND partition_no = ?"
            + " AND (lease_end IS NULL OR lease_end <= ?)";
    private static final String TAKE = "UPDATE {event_lease} SET token = ?, lease_end = ?, leased_at = ?"
            + " WHERE tenant_id = ? AND partition_no = ? AND (lease_end IS NULL OR lease_end <= ?)";
    private static final String GIVE_BACK = "UPDATE {event_lease} SET token = NULL, lease_end = NULL"
            + " WHERE tenant_id = ? AND partition_no = ? AND token = ?";
    private static final String WAITING = "SELECT " + JdbcJournal.COLUMNS + " FROM {event}"
            + " WHERE tenant_id = ? AND waiting_in = ?"
            + " ORDER BY tenant_id, waiting_in, aggregate_kind, aggregate_id, sequence_no LIMIT ?";
    private static final String WAITS_NO_MORE = "UPDATE {event} SET waiting_in = NULL WHERE tenant_id = ?"
            + " AND aggregate_kind = ? AND aggregate_id = ? AND sequence_no BETWEEN ? AND ?";
    private static final String COUNT = "SELECT COUNT(*) FROM {event_lease} WHERE tenant_id = ?";
    private static final Insert CREATE = Insert.into("{event_lease}", "tenant_id, partition_no");

    private final Sql sql;

    Relay(Sql sql) {
        this.sql = sql;
    }

    Optional<EventBatch> claim(UUID token, Instant now, Duration lease, int limit) {
        Instant leaseEnd = Micros.end(now, lease);
        Pages.limit(limit);
        List<Integer> candidates = candidates(now);
        if (candidates.isEmpty() && createLeases()) {
            candidates = candidates(now);
        }
        for (int partition : candidates) {
            if (take(partition, token, now, leaseEnd)) {
                List<Event> events = waiting(partition, limit);
                if (!events.isEmpty()) {
                    return Optional.of(new EventBatch(partition, token, leaseEnd, events));
                }
                giveBack(partition, token);
            }
        }
        return Optional.empty();
    }

    private List<Integer> candidates(Instant now) {
        return sql.list(CANDIDATES, p -> p.tenant().instant(now), row -> (int) row.number());
    }

    /** The lease rows of a tenant are made when they are needed first. */
    private boolean createLeases() {
        if (sql.one(COUNT, Parameters::tenant, Row::number).orElse(0L) == Journal.PARTITIONS) {
            return false;
        }
        IntStream.range(0, Journal.PARTITIONS)
                .forEach(partition -> sql.insertNew(CREATE, p -> p.tenant().smallNumber(partition)));
        return true;
    }

    /** Where locked rows can be skipped, a row that another relay is taking is passed over instead of waited for. */
    private boolean take(int partition, UUID token, Instant now, Instant leaseEnd) {
        if (sql.dialect().skipsLocked()
                && sql.one(
                                LOCK + sql.dialect().lockUnlessLocked(),
                                p -> p.tenant().smallNumber(partition).instant(now),
                                Row::number)
                        .isEmpty()) {
            return false;
        }
        return sql.change(
                        TAKE,
                        p -> p.uuid(token)
                                .instant(leaseEnd)
                                .instant(now)
                                .tenant()
                                .smallNumber(partition)
                                .instant(now))
                == 1;
    }

    private boolean giveBack(int partition, UUID token) {
        return sql.change(GIVE_BACK, p -> p.tenant().smallNumber(partition).uuid(token)) == 1;
    }

    private List<Event> waiting(int partition, int limit) {
        return sql.list(WAITING, p -> p.tenant().smallNumber(partition).smallNumber(limit), JdbcJournal::read);
    }

    boolean handedOver(EventBatch batch) {
        if (!giveBack(batch.partition(), batch.token())) {
            return false;
        }
        List<Parameters.Binder> rows = runs(batch.events()).stream()
                .map(run -> (Parameters.Binder) p -> {
                    AggregateRef aggregate = run.get(0).aggregate();
                    p.tenant()
                            .text(aggregate.kind())
                            .text(aggregate.id())
                            .number(run.get(0).sequence())
                            .number(run.get(run.size() - 1).sequence());
                })
                .toList();
        sql.batch(WAITS_NO_MORE, rows);
        return true;
    }

    /** Events of one aggregate whose sequences follow each other, so that a range says which they are. */
    private static List<List<Event>> runs(List<Event> events) {
        List<List<Event>> runs = new ArrayList<>();
        @Nullable Event before = null;
        for (Event event : events) {
            if (before == null
                    || !before.aggregate().equals(event.aggregate())
                    || before.sequence() + 1 != event.sequence()) {
                runs.add(new ArrayList<>());
            }
            runs.get(runs.size() - 1).add(event);
            before = event;
        }
        return runs;
    }
}
