package dev.aftercare.crm.holiday;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads holidays from an iCalendar file (RFC 5545), such as those that governments and calendar servers publish.
 *
 * <p>A holiday is a {@code VEVENT} of whole days: {@code DTSTART} is a date; {@code DTEND}, the date after the last one, or
 * {@code DURATION} in days or weeks makes it longer than one day. {@code SUMMARY} is its name. It may come again every year: by
 * {@code RRULE:FREQ=YEARLY} with {@code INTERVAL}, {@code COUNT}, {@code UNTIL}, and {@code BYMONTH} with {@code BYMONTHDAY} or with
 * one {@code BYDAY} that has a number, such as {@code 4TH} or {@code -1MO}; {@code EXDATE} takes dates out and {@code RDATE} adds
 * some. An event that is {@code CANCELLED} is none.
 *
 * <p>Everything else that would say when something takes place is reported and passed over as a whole: events with a time of day,
 * other rules, tasks, lines that are none. What says nothing about dates, such as descriptions and alarms, is not looked at.
 *
 * <p>This is read here and not by a library for iCalendar: those give instants in a default time zone, where dates are needed, and
 * do not tell what they passed over, which matters most where a holiday that is missing breaks promises.
 */
public final class ICalendarHolidays {

    /** Much more than any file of holidays has. */
    private static final int MAX_LENGTH = 10_000_000;

    private static final Set<String> NOT_LOOKED_AT = Set.of("VTIMEZONE", "VFREEBUSY");

    private final NamedDates dates;
    private final List<NotUnderstood> notUnderstood = new ArrayList<>();

    private ICalendarHolidays(NamedDates dates) {
        this.dates = dates;
    }

    /**
     * Reads the holidays of some years.
     *
     * @param text the file's text
     * @param firstYear the first year
     * @param lastYear the last year, included
     * @return the holidays on dates of those years, and what was not understood
     * @throws InvalidInputException if the text is no iCalendar file, or ends in the middle of something
     */
    public static HolidayImport read(String text, int firstYear, int lastYear) {
        if (Input.present("iCalendar", text).length() > MAX_LENGTH) {
            throw new InvalidInputException("iCalendar", "is too long", "at most " + MAX_LENGTH + " characters");
        }
        ICalendarHolidays reader = new ICalendarHolidays(new NamedDates(firstYear, lastYear));
        reader.read(ContentLine.all(text.startsWith("\uFEFF") ? text.substring(1) : text));
        return new HolidayImport(reader.dates.names(), reader.notUnderstood);
    }

    private void read(List<ContentLine> lines) {
        if (lines.isEmpty() || !lines.get(0).is("BEGIN", "VCALENDAR")) {
            throw new InvalidInputException("iCalendar", "does not begin", "a text that begins with BEGIN:VCALENDAR");
        }
        int place = 0;
        while (place < lines.size()) {
            ContentLine line = lines.get(place);
            place++;
            if (line.name().equals("BEGIN") && !line.is("BEGIN", "VCALENDAR")) {
                int end = endOf(lines, place - 1);
                component(line, lines.subList(place, end));
                place = end + 1;
            } else if (line.name().isEmpty()) {
                report(line.number(), "line", "has no name and no value");
            }
        }
        if (!lines.get(lines.size() - 1).is("END", "VCALENDAR")) {
            throw unfinished();
        }
    }

    /** Where a component ends, whatever components it has within. */
    private static int endOf(List<ContentLine> lines, int begin) {
        int depth = 0;
        for (int i = begin; i < lines.size(); i++) {
            depth += lines.get(i).name().equals("BEGIN") ? 1 : 0;
            depth -= lines.get(i).name().equals("END") ? 1 : 0;
            if (depth == 0 && lines.get(i).is("END", lines.get(begin).value().strip())) {
                return i;
            }
        }
        throw unfinished();
    }

    private void component(ContentLine begin, List<ContentLine> content) {
        if (begin.is("BEGIN", "VEVENT")) {
            HolidayEvent event = new HolidayEvent(begin.number());
            int depth = 0;
            for (ContentLine line : content) {
                depth += line.name().equals("BEGIN") ? 1 : 0;
                if (depth == 0) {
                    event.take(line);
                }
                depth -= line.name().equals("END") ? 1 : 0;
            }
            event.addTo(dates, this::report);
        } else if (NOT_LOOKED_AT.stream().noneMatch(name -> begin.is("BEGIN", name))) {
            report(begin.number(), "BEGIN", "begins what is no event");
        }
    }

    private void report(int line, String property, String problem) {
        notUnderstood.add(new NotUnderstood(line, property, problem));
    }

    private static InvalidInputException unfinished() {
        return new InvalidInputException("iCalendar", "is not finished", "a text in which everything that begins ends");
    }
}
