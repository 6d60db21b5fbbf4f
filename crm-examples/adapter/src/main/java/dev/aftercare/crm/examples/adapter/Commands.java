package dev.aftercare.crm.examples.adapter;

import static dev.aftercare.crm.examples.adapter.Keyspace.COMMANDS;
import static dev.aftercare.crm.examples.adapter.Keyspace.COMMANDS_BY_INSTANT;

import dev.aftercare.crm.model.IdempotencyKey;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.persistence.CommandRecord;
import dev.aftercare.crm.persistence.CommandStore;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A record per key, and an index that says which are old. */
final class Commands implements CommandStore {

    private static final Payload<CommandRecord> PAYLOAD = Payload.of(CommandRecord.class);

    private final Transaction transaction;
    private final Records<CommandRecord> records;

    Commands(Transaction transaction) {
        this.transaction = transaction;
        this.records = new Records<>(
                transaction,
                PAYLOAD,
                command -> key(command.key()),
                command -> List.of(transaction
                        .key(COMMANDS_BY_INSTANT)
                        .with(command.at())
                        .with(command.key().value())));
    }

    @Override
    public Optional<CommandRecord> find(IdempotencyKey key) {
        return records.find(key(key));
    }

    @Override
    public void append(CommandRecord command) {
        if (!records.add(command)) {
            throw new StorageException(
                    Reason.CONFLICT, "idempotency key " + command.key().value() + " is stored already");
        }
    }

    @Override
    public int forget(Instant before, int limit) {
        Input.within("limit", limit, 1, PageRequest.MAX_LIMIT);
        Key index = transaction.key(COMMANDS_BY_INSTANT);
        List<CommandRecord> old = records.indexed(Range.of(index).before(index.with(before)), false)
                .limit(limit)
                .toList();
        old.forEach(records::remove);
        return old.size();
    }

    private Key key(IdempotencyKey key) {
        return transaction.key(COMMANDS).with(key.value());
    }
}
