package dev.aftercare.crm.examples.quickstart.input;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** Dates whose day and month changed places somewhere on their way: possible, and therefore done, wherever the day is at most 12. */
final class DayMonth {

    private DayMonth() {}

    /** Puts day and month back; doing it twice changes nothing. A day above 12 shows that they are in their places. */
    static LocalDateTime swapped(LocalDateTime stated) {
        int day = stated.getDayOfMonth();
        // Day 1 to 12 is in every month, so the date exists.
        return day > 12 ? stated : stated.withDayOfMonth(1).withMonth(day).withDayOfMonth(stated.getMonthValue());
    }

    /**
     * Counts the cases that make sense: those that, in the order of time, begin with code 0 and end with code 3.
     *
     * @param cases the events of each case
     * @param reading how to read a date
     * @return how many
     */
    static long sensible(Collection<List<HelpdeskEvent>> cases, UnaryOperator<LocalDateTime> reading) {
        Comparator<HelpdeskEvent> inTime = Comparator.comparing(event -> reading.apply(event.stated()));
        return cases.stream()
                .filter(events -> {
                    List<HelpdeskEvent> sorted = events.stream().sorted(inTime).toList();
                    return sorted.get(0).code() == HelpdeskCode.SERIOUSNESS
                            && sorted.get(sorted.size() - 1).code() == HelpdeskCode.CLOSED;
                })
                .count();
    }
}
