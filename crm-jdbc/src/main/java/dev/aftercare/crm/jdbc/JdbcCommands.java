package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.model.IdempotencyKey;
import dev.aftercare.crm.persistence.CommandRecord;
import dev.aftercare.crm.persistence.CommandStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Commands that were done under an idempotency key. */
final class JdbcCommands implements CommandStore {

    private static final String FIND =
            "SELECT fingerprint, result, done_at FROM {command} WHERE tenant_id = ? AND idempotency_key = ?";
    private static final Insert INSERT =
            Insert.into("{command}", "tenant_id, idempotency_key, fingerprint, result, done_at");
    private static final String OLD =
            "SELECT idempotency_key, done_at FROM {command} WHERE tenant_id = ? AND done_at < ?"
                    + " ORDER BY tenant_id, done_at, idempotency_key LIMIT ?";

    /** From the oldest to the last one found: a range of the index of ages, where H2 would compare a list of keys with all the tenant's. */
    private static final String FORGET = "DELETE FROM {command} WHERE tenant_id = ? AND done_at >= ? AND done_at <= ?"
            + " AND (done_at < ? OR idempotency_key <= ?)";

    private final Sql sql;

    JdbcCommands(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<CommandRecord> find(IdempotencyKey key) {
        return sql.one(
                FIND,
                p -> p.tenant().text(key.value()),
                row -> new CommandRecord(key, row.text(), row.text(), row.instant()));
    }

    @Override
    public void append(CommandRecord command) {
        Parameters.Binder row = p -> p.tenant()
                .text(command.key().value())
                .text(command.fingerprint())
                .text(command.result())
                .instant(command.at());
        if (sql.dialect().takesSeveral()) {
            sql.insertLater(INSERT, List.of(row));
        } else if (!sql.insertNew(INSERT, row)) {
            throw Refusal.taken("idempotency key " + command.key().value());
        }
    }

    @Override
    public int forget(Instant before, int limit) {
        List<Old> old = sql.list(
                OLD,
                p -> p.tenant().instant(before).smallNumber(Pages.limit(limit)),
                row -> new Old(row.text(), row.instant()));
        if (old.isEmpty()) {
            return 0;
        }
        Old last = old.get(old.size() - 1);
        return sql.change(
                FORGET,
                p -> p.tenant()
                        .instant(old.get(0).doneAt())
                        .instant(last.doneAt())
                        .instant(last.doneAt())
                        .text(last.key()));
    }

    private record Old(String key, Instant doneAt) {}
}
