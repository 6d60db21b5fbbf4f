package dev.aftercare.crm.holiday;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects the holidays of some years. */
final class NamedDates {

    /** The longest name that a calendar takes. */
    static final int MAX_NAME = 200;

    private final LocalDate first;
    private final LocalDate last;
    private final SortedMap<LocalDate, String> names = new TreeMap<>();

    NamedDates(int firstYear, int lastYear) {
        Input.within("holidays.firstYear", firstYear, 1, 9999);
        Input.within("holidays.lastYear", lastYear, 1, 9999);
        if (lastYear < firstYear) {
            throw new InvalidInputException(
                    "holidays.lastYear", "is before the first", "the first year or a later one");
        }
        this.first = LocalDate.of(firstYear, 1, 1);
        this.last = LocalDate.of(lastYear, 12, 31);
    }

    LocalDate last() {
        return last;
    }

    /** Several holidays on one date are all named as long as there is room; the same name once. */
    void add(LocalDate date, String name) {
        if (!date.isBefore(first) && !date.isAfter(last)) {
            names.merge(date, name, NamedDates::both);
        }
    }

    SortedMap<LocalDate, String> names() {
        return names;
    }

    private static String both(String one, String other) {
        String all = one + ", " + other;
        return Arrays.asList(one.split(", ")).contains(other) || all.length() > MAX_NAME ? one : all;
    }
}
