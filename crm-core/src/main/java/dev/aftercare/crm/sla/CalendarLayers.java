package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes whole calendars of layers: a department's over the company's. {@link CalendarLayer} says what wins. Immutable.
 *
 * <p>What comes out is a calendar of its own, that knows nothing of layers: define it anew when a layer below changes, and clocks
 * that run keep the version they name.
 */
public final class CalendarLayers {

    private final Map<String, CalendarLayer> layers = new HashMap<>();

    private CalendarLayers() {}

    /**
     * Layers that may lie over each other.
     *
     * @param layers each id once
     * @return the layers
     * @throws InvalidInputException if an id is given twice
     */
    public static CalendarLayers of(Collection<CalendarLayer> layers) {
        CalendarLayers all = new CalendarLayers();
        for (CalendarLayer layer : Input.present("calendars", layers)) {
            if (all.layers.put(layer.id(), layer) != null) {
                throw new InvalidInputException("calendar.id", "is given twice", "each id once");
            }
        }
        return all;
    }

    /**
     * One calendar with all that it inherits.
     *
     * @param id which
     * @return the calendar, under the same id
     * @throws InvalidInputException if it or a layer below it is not there, if the layers lie over each other in a circle, or if what
     *     comes out is no calendar, because hours overlap or there are none
     */
    public BusinessCalendar calendar(String id) {
        Map<String, CalendarLayer> downward = new LinkedHashMap<>();
        String next = Input.code("calendar.id", id, 80);
        while (next != null) {
            CalendarLayer layer = layers.get(next);
            if (layer == null) {
                throw new InvalidInputException(
                        downward.isEmpty() ? "calendar.id" : "calendar.over", "names no calendar", "the id of a layer");
            }
            if (downward.put(next, layer) != null) {
                throw new InvalidInputException(
                        "calendar.over", "leads back to itself", "layers that end at one that lies over none");
            }
            next = layer.over();
        }
        List<CalendarLayer> upward = new ArrayList<>(downward.values());
        Collections.reverse(upward);
        CalendarLayer whole = upward.get(0);
        for (CalendarLayer layer : upward.subList(1, upward.size())) {
            whole = over(whole, layer);
        }
        return BusinessCalendar.of(new CalendarDefinition(
                id,
                Input.present("calendar.zone", whole.zone()),
                whole.week(),
                whole.holidays(),
                whole.yearlyHolidays(),
                whole.movableHolidays(),
                whole.exceptionalDays(),
                whole.breaks(),
                or(whole.atClosing(), AtClosing.STAY),
                or(whole.whenNeverOpen(), WhenNeverOpen.REFUSE)));
    }

    private static CalendarLayer over(CalendarLayer below, CalendarLayer above) {
        return new CalendarLayer(
                above.id(),
                null,
                above.zone() == null ? below.zone() : above.zone(),
                above.week().isEmpty() ? below.week() : above.week(),
                holidays(below, above),
                both(below.yearlyHolidays(), above.yearlyHolidays()),
                movable(below, above),
                exceptionalDays(below, above),
                breaks(below, above),
                above.atClosing() == null ? below.atClosing() : above.atClosing(),
                above.whenNeverOpen() == null ? below.whenNeverOpen() : above.whenNeverOpen());
    }

    /** A date that the layer above closes in every year has its name and not that of the date below. */
    private static SortedMap<LocalDate, String> holidays(CalendarLayer below, CalendarLayer above) {
        SortedMap<LocalDate, String> all = new TreeMap<>(below.holidays());
        all.replaceAll((date, name) -> or(closedBy(above, date), name));
        all.putAll(above.holidays());
        return all;
    }

    /** The uppermost first, for it is the first that names a date. */
    private static List<MovableHoliday> movable(CalendarLayer below, CalendarLayer above) {
        List<MovableHoliday> all = new ArrayList<>(above.movableHolidays());
        below.movableHolidays().stream()
                .filter(holiday -> !all.contains(holiday))
                .forEach(all::add);
        return all;
    }

    private static SortedMap<LocalDate, ExceptionalDay> exceptionalDays(CalendarLayer below, CalendarLayer above) {
        SortedMap<LocalDate, ExceptionalDay> all = new TreeMap<>(below.exceptionalDays());
        all.keySet().removeIf(date -> closedBy(above, date) != null);
        all.putAll(above.exceptionalDays());
        return all;
    }

    private static SortedMap<LocalDate, List<ScheduledBreak>> breaks(CalendarLayer below, CalendarLayer above) {
        SortedMap<LocalDate, List<ScheduledBreak>> all = new TreeMap<>(above.breaks());
        below.breaks()
                .forEach((date, breaks) -> all.merge(date, breaks, (first, second) -> {
                    List<ScheduledBreak> both = new ArrayList<>(first);
                    both.addAll(second);
                    return both;
                }));
        return all;
    }

    /** The name of the holiday that a layer itself has on a date. */
    private static @Nullable String closedBy(CalendarLayer layer, LocalDate date) {
        return OpenDays.holiday(layer.holidays(), layer.yearlyHolidays(), layer.movableHolidays(), date);
    }

    private static SortedMap<MonthDay, String> both(
            SortedMap<MonthDay, String> below, SortedMap<MonthDay, String> above) {
        SortedMap<MonthDay, String> all = new TreeMap<>(below);
        all.putAll(above);
        return all;
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
