package dev.aftercare.crm.ticket;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.CauseDimension;
import dev.aftercare.crm.model.ticket.RootCause;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The causes that a shop knows, each on a bone of the fishbone 鱼骨图. Once a shop has such a list, no other cause can be recorded, so
 * that causes can be counted.
 *
 * @param entries the causes, each once; 1 to {@value #MAX_ENTRIES}
 */
public record CauseList(List<Entry> entries) {

    /** The most causes. */
    public static final int MAX_ENTRIES = 500;

    /**
     * One cause.
     *
     * @param dimension the bone that it hangs on
     * @param cause names it: 1 to 100 printable ASCII characters without spaces
     * @param label what people read, 1 to 200 characters
     */
    public record Entry(CauseDimension dimension, String cause, String label) {

        /** Checks the parts. */
        public Entry {
            Input.present("causes.dimension", dimension);
            Input.code("causes.cause", cause, 100);
            Input.text("causes.label", label, 200);
        }
    }

    /** Checks and copies the list. */
    public CauseList {
        entries = List.copyOf(Input.atMost("causes.entries", entries, MAX_ENTRIES));
        Input.within("causes.entries.size", entries.size(), 1, MAX_ENTRIES);
        Set<String> names = new HashSet<>();
        for (Entry entry : entries) {
            if (!names.add(entry.cause())) {
                throw new InvalidInputException("causes.cause", "is listed twice", "each once, on one bone");
            }
        }
    }

    /** Whether the list has a cause, on its bone. */
    boolean has(RootCause cause) {
        return entries.stream()
                .anyMatch(entry -> entry.cause().equals(cause.cause()) && entry.dimension() == cause.dimension());
    }

    /** What hangs on a bone, in words. */
    String words(CauseDimension dimension) {
        return entries.stream()
                .filter(entry -> entry.dimension() == dimension)
                .map(Entry::cause)
                .sorted()
                .collect(Collectors.joining(", ", "a cause of the shop's list for " + dimension + ": [", "]"));
    }
}
