package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts time into segments. Stretches come first, with their breaks; what lies between them has the reason of the date that the wall
 * clock shows. A date begins when the wall clock first shows its midnight or a later time, as a stretch does.
 *
 * <p>What there is to list makes it look at each date, but for weeks in which nothing ever opens or closes: of those it looks only at the
 * dates that differ.
 */
final class Segments {

    /** Ten years: what is listed one by one must have an end. */
    static final int MAX_DAYS = 3_660;

    private final OpenDays days;
    private final WeekSeconds week;
    private final Years years;

    Segments(OpenDays days, WeekSeconds week, Years years) {
        this.days = days;
        this.week = week;
        this.years = years;
    }

    List<Segment> between(Instant from, Instant to) {
        if (Duration.between(from, to).compareTo(Duration.ofDays(MAX_DAYS)) > 0) {
            throw new InvalidInputException("segments.to", "is too late", "at most " + MAX_DAYS + " days after from");
        }
        Row row = new Row(from, to);
        LocalDate date = LocalDate.ofInstant(from, days.zone()).minusDays(1);
        LocalDate end = LocalDate.ofInstant(to, days.zone()).plusDays(2);
        while (date.isBefore(end)) {
            LocalDate next = evenUntil(date, end);
            if (next.isAfter(date.plusDays(1))) {
                even(row, date, next);
            } else {
                next = date.plusDays(1);
                open(row, date);
            }
            date = next;
        }
        row.closedUntil(to);
        return List.copyOf(row.all);
    }

    /** From a date on, the first that differs from a week in which nothing opens or closes; the date itself in any other week. */
    private LocalDate evenUntil(LocalDate date, LocalDate end) {
        return week.isEven() ? LocalDate.ofEpochDay(years.differing(date.toEpochDay(), end.toEpochDay())) : date;
    }

    /** Dates that are all open throughout, or all closed. */
    private void even(Row row, LocalDate date, LocalDate next) {
        if (week.all() > 0) {
            List<OpeningHours> last = days.hoursOn(next.minusDays(1));
            int more = (int) (next.toEpochDay() - date.toEpochDay() - 1) * OpeningHours.MINUTES_OF_DAY;
            int opens = days.hoursOn(date).get(0).opens();
            row.stretch(date, opens, last.get(last.size() - 1).closes() + more, SegmentReason.OPEN, null);
        }
    }

    private void open(Row row, LocalDate date) {
        int opened = 0;
        for (OpenDays.Part part : days.partsOn(date)) {
            if (opened > 0 && part.opens() > opened) {
                row.stretch(date, opened, part.opens(), SegmentReason.BREAK, null);
            }
            open(row, date, part);
            opened = part.closes();
        }
    }

    private void open(Row row, LocalDate date, OpenDays.Part part) {
        ExceptionalDay exception = days.exceptionalDays().get(date);
        if (!part.isOpen()) {
            row.stretch(date, part.opens(), part.closes(), SegmentReason.BREAK, part.pause());
        } else if (exception == null) {
            row.stretch(date, part.opens(), part.closes(), SegmentReason.OPEN, null);
        } else {
            row.stretch(date, part.opens(), part.closes(), SegmentReason.EXCEPTIONALLY_OPEN, exception.name());
        }
    }

    /** The segments so far; they end where the next one begins. */
    private final class Row {
        private final Instant from;
        private final Instant to;
        private final List<Segment> all = new ArrayList<>();
        private Instant end;

        Row(Instant from, Instant to) {
            this.from = from;
            this.to = to;
            this.end = from;
        }

        void stretch(LocalDate date, int opens, int closes, SegmentReason reason, @Nullable String name) {
            Instant start = Instant.ofEpochSecond(days.second(date, opens));
            Instant stop = Instant.ofEpochSecond(days.second(date, closes));
            if (start.isBefore(to) && from.isBefore(stop) && start.isBefore(stop)) {
                closedUntil(start);
                add(stop, reason, name);
            }
        }

        /** Closed by date; a date that the zone leaves out begins and ends at the same instant. */
        void closedUntil(Instant start) {
            LocalDate date = LocalDate.ofInstant(end, days.zone()).minusDays(1);
            LocalDate last = LocalDate.ofInstant(start, days.zone()).plusDays(1);
            while (end.isBefore(start)) {
                LocalDate even = evenUntil(date, last);
                LocalDate next = even.isAfter(date) ? even : date.plusDays(1);
                Instant midnight = Instant.ofEpochSecond(days.second(next, 0));
                if (midnight.isAfter(end)) {
                    closed(date, midnight.isBefore(start) ? midnight : start);
                }
                date = next;
            }
        }

        private void closed(LocalDate date, Instant until) {
            ExceptionalDay exception = days.exceptionalDays().get(date);
            String holiday = days.holidayOn(date);
            if (exception != null) {
                add(until, SegmentReason.EXCEPTIONALLY_CLOSED, exception.name());
            } else if (holiday != null) {
                add(until, SegmentReason.HOLIDAY, holiday);
            } else {
                add(until, SegmentReason.CLOSED, null);
            }
        }

        private void add(Instant until, SegmentReason reason, @Nullable String name) {
            Instant stop = until.isBefore(to) ? until : to;
            if (!end.isBefore(stop)) {
                return;
            }
            Segment next = new Segment(end, stop, reason, name);
            int last = all.size() - 1;
            if (last >= 0 && all.get(last).isLike(next)) {
                all.set(last, all.get(last).until(stop));
            } else {
                all.add(next);
            }
            end = stop;
        }
    }
}
