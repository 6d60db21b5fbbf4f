package dev.aftercare.crm.holiday;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A rule of RFC 5545 for one date a year. What it leaves out is that of the first date.
 *
 * @param place with {@code weekday}, which of the month's days of that name, from its beginning or, negative, from its end
 */
record YearlyRule(
        int interval,
        @Nullable Integer count,
        @Nullable LocalDate until,
        @Nullable Integer month,
        @Nullable Integer monthDay,
        int place,
        @Nullable DayOfWeek weekday) {

    private static final Map<String, DayOfWeek> DAYS = Map.of(
            "MO", DayOfWeek.MONDAY,
            "TU", DayOfWeek.TUESDAY,
            "WE", DayOfWeek.WEDNESDAY,
            "TH", DayOfWeek.THURSDAY,
            "FR", DayOfWeek.FRIDAY,
            "SA", DayOfWeek.SATURDAY,
            "SU", DayOfWeek.SUNDAY);

    private static final Pattern BY_DAY = Pattern.compile("([+-]?[1-5])(MO|TU|WE|TH|FR|SA|SU)");

    /** Anything else throws, also what RFC 5545 allows but is no rule for one date a year. */
    static YearlyRule parse(String text) {
        Map<String, String> parts = new TreeMap<>();
        for (String part : text.toUpperCase(Locale.ROOT).split(";", -1)) {
            int equals = part.indexOf('=');
            check(equals > 0 && parts.put(part.substring(0, equals), part.substring(equals + 1)) == null);
        }
        check("YEARLY".equals(parts.remove("FREQ")));
        // With weeks, months and places of a year there are rules on which it matters; they are refused below.
        parts.remove("WKST");
        int interval = number(parts.getOrDefault("INTERVAL", "1"), 1, 1_000);
        Integer count = optional(parts.get("COUNT"), 1, 10_000);
        String until = parts.get("UNTIL");
        Integer month = optional(parts.get("BYMONTH"), 1, 12);
        Integer monthDay = optional(parts.get("BYMONTHDAY"), -31, 31);
        String byDay = parts.get("BYDAY");
        check(monthDay == null || (monthDay != 0 && byDay == null));
        check(count == null || until == null);
        int place = 0;
        DayOfWeek weekday = null;
        if (byDay != null) {
            Matcher matcher = BY_DAY.matcher(byDay);
            check(matcher.matches() && month != null);
            place = Integer.parseInt(matcher.group(1));
            weekday = DAYS.get(matcher.group(2));
        }
        // Every day of a month, or one day of every month: not one date a year.
        check(month != null || monthDay == null);
        parts.keySet().removeAll(List.of("INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYMONTHDAY", "BYDAY"));
        check(parts.isEmpty());
        LocalDate last = until == null
                ? null
                : LocalDate.parse(until.substring(0, Math.min(8, until.length())), DateTimeFormatter.BASIC_ISO_DATE);
        return new YearlyRule(interval, count, last, month, monthDay, place, weekday);
    }

    /** RFC 5545 leaves open what happens if the first date is not one of the rule's. */
    boolean fits(LocalDate start) {
        return start.equals(in(start.getYear(), start)) && (until == null || !until.isBefore(start));
    }

    /** Up to a date; a year that lacks the date, such as 29 February, is passed over and not counted. */
    List<LocalDate> dates(LocalDate start, LocalDate last) {
        List<LocalDate> dates = new ArrayList<>();
        for (int year = start.getYear(); year <= last.getYear(); year += interval) {
            LocalDate date = in(year, start);
            if (date != null) {
                if (date.isAfter(last) || (until != null && date.isAfter(until))) {
                    break;
                }
                dates.add(date);
                if (count != null && dates.size() == count) {
                    break;
                }
            }
        }
        return dates;
    }

    private @Nullable LocalDate in(int year, LocalDate start) {
        YearMonth in = YearMonth.of(year, month == null ? start.getMonthValue() : month);
        if (weekday != null) {
            LocalDate date = in.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(place, weekday));
            return YearMonth.from(date).equals(in) ? date : null;
        }
        int day = monthDay == null ? start.getDayOfMonth() : monthDay;
        int fromStart = day > 0 ? day : in.lengthOfMonth() + 1 + day;
        return fromStart > 0 && in.isValidDay(fromStart) ? in.atDay(fromStart) : null;
    }

    private static @Nullable Integer optional(@Nullable String text, int min, int max) {
        return text == null ? null : number(text, min, max);
    }

    private static int number(String text, int min, int max) {
        int number = Integer.parseInt(text);
        check(number >= min && number <= max);
        return number;
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("not a yearly rule of the kinds that are supported");
        }
    }
}
