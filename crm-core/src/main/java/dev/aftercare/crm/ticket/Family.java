package dev.aftercare.crm.ticket;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of a ticket's children without looking at them.
 *
 * @param open how many children are open
 * @param byHeight how many children there are, by how many levels each has below it
 */
record Family(int open, SortedMap<Integer, Integer> byHeight) {

    static final Family NONE = new Family(0, new TreeMap<>());

    /** Copies the map; it is not changed after that. */
    Family {
        byHeight = new TreeMap<>(byHeight);
    }

    /** How many levels there are below the ticket; 0 without children. */
    int height() {
        return byHeight.isEmpty() ? 0 : byHeight.lastKey() + 1;
    }

    Family with(int childHeight, boolean childOpen) {
        return new Family(open + (childOpen ? 1 : 0), counted(byHeight, childHeight, 1));
    }

    Family without(int childHeight, boolean childOpen) {
        return new Family(open - (childOpen ? 1 : 0), counted(byHeight, childHeight, -1));
    }

    Family changed(int heightBefore, int heightAfter) {
        return new Family(open, counted(counted(byHeight, heightBefore, -1), heightAfter, 1));
    }

    Family opened(boolean childOpen) {
        return new Family(open + (childOpen ? 1 : -1), byHeight);
    }

    private static SortedMap<Integer, Integer> counted(SortedMap<Integer, Integer> counts, int height, int by) {
        SortedMap<Integer, Integer> next = new TreeMap<>(counts);
        if (next.merge(height, by, Integer::sum) <= 0) {
            next.remove(height);
        }
        return next;
    }
}
