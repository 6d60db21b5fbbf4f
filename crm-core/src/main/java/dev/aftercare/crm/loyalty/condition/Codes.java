package dev.aftercare.crm.loyalty.condition;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** Sets of names, in one order always: equal conditions have equal payloads. */
final class Codes {

    private static final int MAX = 1_000;

    private Codes() {}

    static Set<String> some(String field, Set<String> values, int maxLength) {
        Set<String> sorted = any(field, values, maxLength);
        if (sorted.isEmpty()) {
            throw new InvalidInputException(field, "is empty", "1 to " + MAX + " values");
        }
        return sorted;
    }

    static Set<String> any(String field, Set<String> values, int maxLength) {
        Set<String> sorted = new TreeSet<>();
        Input.atMost(field, values, MAX).forEach(value -> sorted.add(Input.text(field, value, maxLength)));
        return Collections.unmodifiableSet(sorted);
    }
}
