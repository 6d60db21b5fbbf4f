package dev.aftercare.crm.holiday;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One event of an iCalendar file. */
final class HolidayEvent {

    /** Longer holidays are a mistake of the file. */
    private static final int MAX_DAYS = 366;

    private static final Pattern DATE = Pattern.compile("\\d{8}");
    private static final Pattern DURATION = Pattern.compile("\\+?P(\\d{1,4})([DW])");

    private final int line;
    private final Set<String> seen = new HashSet<>();
    private final Set<LocalDate> without = new HashSet<>();
    private final List<LocalDate> more = new ArrayList<>();
    private @Nullable LocalDate start;
    private @Nullable LocalDate end;
    private @Nullable Integer length;
    private @Nullable String name;
    private @Nullable YearlyRule rule;
    private boolean cancelled;
    private @Nullable Problem problem;

    HolidayEvent(int line) {
        this.line = line;
    }

    /** Where what was not understood is told. */
    interface Report {
        void add(int line, String property, String problem);
    }

    private record Problem(String property, String text) {}

    void take(ContentLine content) {
        switch (content.name()) {
            case "DTSTART" -> start = single(content, start);
            case "DTEND" -> end = single(content, end);
            case "DURATION" -> length = duration(content);
            case "SUMMARY" -> name = content.text();
            case "STATUS" -> cancelled = content.is("STATUS", "CANCELLED");
            case "RRULE" -> rule = rule(content);
            case "EXDATE" -> without.addAll(dates(content));
            case "RDATE" -> more.addAll(dates(content));
            case "EXRULE", "RECURRENCE-ID" -> refuse(content.name(), "is not supported");
            case "" -> refuse("line", "has no name and no value");
            default -> {
                // Nothing else says when the holiday is.
            }
        }
    }

    void addTo(NamedDates dates, Report report) {
        if (cancelled) {
            return;
        }
        check();
        if (problem != null || start == null || name == null) {
            report.add(
                    line,
                    problem == null ? "DTSTART" : problem.property,
                    problem == null ? "is missing" : problem.text);
            return;
        }
        String shown = name;
        if (name.length() > NamedDates.MAX_NAME) {
            report.add(line, "SUMMARY", "is longer than a name may be, and was cut");
            int cut = Character.isHighSurrogate(name.charAt(NamedDates.MAX_NAME - 1)) ? 1 : 0;
            shown = name.substring(0, NamedDates.MAX_NAME - cut);
        }
        List<LocalDate> starts = new ArrayList<>(rule == null ? List.of(start) : rule.dates(start, dates.last()));
        starts.addAll(more);
        for (LocalDate first : starts) {
            if (!without.contains(first)) {
                for (int i = 0; i < days(start); i++) {
                    dates.add(first.plusDays(i), shown);
                }
            }
        }
    }

    private void check() {
        if (start == null) {
            refuse("DTSTART", "is missing");
            return;
        }
        if (name == null) {
            refuse("SUMMARY", "is missing");
        }
        if (end != null && length != null) {
            refuse("DURATION", "is given beside DTEND");
        }
        if (days(start) < 1 || days(start) > MAX_DAYS) {
            refuse(end != null ? "DTEND" : "DURATION", "does not leave 1 to " + MAX_DAYS + " days");
        }
        if (rule != null && !rule.fits(start)) {
            refuse("RRULE", "does not begin with DTSTART");
        }
    }

    /** An event without an end is a day long. */
    private long days(LocalDate first) {
        if (end != null) {
            return end.toEpochDay() - first.toEpochDay();
        }
        return length == null ? 1 : length;
    }

    private @Nullable LocalDate single(ContentLine content, @Nullable LocalDate before) {
        List<LocalDate> all = dates(content);
        if (!seen.add(content.name())) {
            refuse(content.name(), "is given twice");
        } else if (all.size() > 1) {
            refuse(content.name(), "has several dates");
        }
        return all.isEmpty() ? before : all.get(0);
    }

    private List<LocalDate> dates(ContentLine content) {
        List<LocalDate> all = new ArrayList<>();
        for (String text : content.value().strip().split(",", -1)) {
            if (DATE.matcher(text).matches()) {
                try {
                    all.add(LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE));
                } catch (DateTimeParseException noDate) {
                    refuse(content.name(), "is no date of any calendar");
                }
            } else {
                refuse(content.name(), "is not a date without a time of day");
            }
        }
        return all;
    }

    private @Nullable Integer duration(ContentLine content) {
        Matcher matcher = DURATION.matcher(content.value().strip());
        if (!seen.add("DURATION") || !matcher.matches()) {
            refuse("DURATION", "is not one number of days or weeks");
            return null;
        }
        return Integer.parseInt(matcher.group(1)) * (matcher.group(2).equals("W") ? 7 : 1);
    }

    private @Nullable YearlyRule rule(ContentLine content) {
        if (!seen.add("RRULE")) {
            refuse("RRULE", "is given twice");
            return null;
        }
        try {
            return YearlyRule.parse(content.value().strip());
        } catch (DateTimeException | IllegalArgumentException notUnderstood) {
            refuse("RRULE", "is not a yearly rule of the kinds that are supported");
            return null;
        }
    }

    /** One reason is enough to pass the event over; the first is told. */
    private void refuse(String property, String text) {
        if (problem == null) {
            problem = new Problem(property, text);
        }
    }
}
