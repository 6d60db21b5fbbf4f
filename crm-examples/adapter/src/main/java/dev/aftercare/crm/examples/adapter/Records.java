package dev.aftercare.crm.examples.adapter;

import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Records of one kind, each under one key, and the index keys that lead to it. What is written here is written whole.
 *
 * <p>An index and its records are of one moment here, because transactions take turns. On an engine where they do not, another
 * transaction may change a record between the look at its index key and the look at itself; it must then be passed over, or a
 * page shows it in a place where it is not.
 *
 * @param <T> the record
 */
record Records<T>(Transaction transaction, Payload<T> payload, Function<T, Key> key, Function<T, List<Key>> index) {

    Optional<T> find(Key wanted) {
        return Optional.ofNullable(read(transaction.get(wanted)));
    }

    /** The record that an index key leads to. */
    Optional<T> behind(Key indexKey) {
        return Optional.ofNullable(transaction.get(indexKey)).flatMap(target -> find(Key.read(target)));
    }

    /** Stores a record unless its key is taken. */
    boolean add(T value) {
        if (!transaction.putIfAbsent(key.apply(value), payload.bytes(value))) {
            return false;
        }
        index.apply(value).forEach(indexKey -> point(indexKey, value));
        return true;
    }

    /** Puts a record in the place of the one of the same key. */
    void replace(T before, T next) {
        List<Key> old = index.apply(before);
        List<Key> now = index.apply(next);
        old.stream().filter(indexKey -> !now.contains(indexKey)).forEach(transaction::remove);
        transaction.put(key.apply(next), payload.bytes(next));
        now.stream().filter(indexKey -> !old.contains(indexKey)).forEach(indexKey -> point(indexKey, next));
    }

    /** Takes a record away. */
    void remove(T before) {
        index.apply(before).forEach(transaction::remove);
        transaction.remove(key.apply(before));
    }

    /** The records themselves, in the order of their keys. */
    Stream<T> stored(Range range, boolean lastFirst) {
        return transaction.scan(range, lastFirst).map(entry -> payload.read(entry.getValue()));
    }

    /** The records that index keys lead to, in the order of these keys. */
    Stream<T> indexed(Range range, boolean lastFirst) {
        return transaction.scan(range, lastFirst).flatMap(entry -> find(Key.read(entry.getValue())).stream());
    }

    /** As much of a list as one page holds. */
    static <T> Page<T> page(Stream<T> ordered, int limit, Function<T, PageKey> place) {
        List<T> items = ordered.limit(limit + 1L).toList();
        return items.size() <= limit
                ? new Page<>(items, null)
                : new Page<>(items.subList(0, limit), place.apply(items.get(limit - 1)));
    }

    private void point(Key indexKey, T value) {
        transaction.put(indexKey, key.apply(value).bytes());
    }

    private @Nullable T read(byte @Nullable [] bytes) {
        return bytes == null ? null : payload.read(bytes);
    }
}
