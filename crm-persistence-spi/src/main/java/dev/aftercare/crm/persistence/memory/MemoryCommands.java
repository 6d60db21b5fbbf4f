package dev.aftercare.crm.persistence.memory;

import dev.aftercare.crm.model.IdempotencyKey;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.persistence.CommandRecord;
import dev.aftercare.crm.persistence.CommandStore;
import dev.aftercare.crm.persistence.PageRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

final class MemoryCommands implements CommandStore {

    private record Place(Instant at, String key) {}

    private static final Comparator<Place> OLDEST_FIRST =
            Comparator.comparing(Place::at).thenComparing(Place::key);

    static final class Table {
        private final Map<IdempotencyKey, CommandRecord> byKey = new HashMap<>();
        private final NavigableMap<Place, CommandRecord> ordered = new TreeMap<>(OLDEST_FIRST);
    }

    private final Table table;
    private final Transaction transaction;

    MemoryCommands(Table table, Transaction transaction) {
        this.table = table;
        this.transaction = transaction;
    }

    @Override
    public Optional<CommandRecord> find(IdempotencyKey key) {
        transaction.check();
        return Optional.ofNullable(table.byKey.get(key));
    }

    @Override
    public void append(CommandRecord command) {
        transaction.check();
        if (table.byKey.containsKey(command.key())) {
            throw Refusal.taken("idempotency key " + command.key().value());
        }
        transaction.put(table.byKey, command.key(), command);
        transaction.put(table.ordered, place(command), command);
    }

    @Override
    public int forget(Instant before, int limit) {
        transaction.check();
        Input.within("limit", limit, 1, PageRequest.MAX_LIMIT);
        List<CommandRecord> old = table.ordered.values().stream()
                .takeWhile(command -> command.at().isBefore(before))
                .limit(limit)
                .toList();
        for (CommandRecord command : old) {
            transaction.remove(table.byKey, command.key());
            transaction.remove(table.ordered, place(command));
        }
        return old.size();
    }

    private static Place place(CommandRecord command) {
        return new Place(command.at(), command.key().value());
    }
}
