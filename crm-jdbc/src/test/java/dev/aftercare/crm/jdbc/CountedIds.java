package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.command.IdGenerator;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Ids with the numbers 1, 2, 3 … An attempt that came to nothing may use some up, so new ones are compared by their order and not by
 * their numbers.
 */
final class CountedIds implements IdGenerator {

    private static final Pattern ID = Pattern.compile("01890000-0000-7000-8000-([0-9a-f]{12})");

    private long last;

    @Override
    public UUID next() {
        last++;
        return new UUID(0x0189_0000_0000_7000L, 0x8000_0000_0000_0000L | last);
    }

    long last() {
        return last;
    }

    void goOnFrom(long number) {
        last = number;
    }

    /** The same texts, with each id made since a number replaced by its place among those. */
    static List<String> named(List<String> texts, long since) {
        TreeSet<Long> numbers = new TreeSet<>();
        texts.forEach(text -> ID.matcher(text).results().forEach(id -> numbers.add(Long.parseLong(id.group(1), 16))));
        List<Long> fresh = List.copyOf(numbers.tailSet(since, false));
        return texts.stream()
                .map(text -> ID.matcher(text).replaceAll(id -> {
                    int place = fresh.indexOf(Long.parseLong(id.group(1), 16));
                    return place < 0 ? id.group() : "new" + (place + 1);
                }))
                .toList();
    }
}
