package dev.aftercare.crm.sla;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Turns the calendars of the public cases into calendars of this library. */
final class PublicCases {

    private static final Map<String, DayOfWeek> DAYS = Map.of(
            "MON", DayOfWeek.MONDAY,
            "TUE", DayOfWeek.TUESDAY,
            "WED", DayOfWeek.WEDNESDAY,
            "THU", DayOfWeek.THURSDAY,
            "FRI", DayOfWeek.FRIDAY,
            "SAT", DayOfWeek.SATURDAY,
            "SUN", DayOfWeek.SUNDAY);

    private PublicCases() {}

    /** An instant if it says so, otherwise a local time of the case's zone. */
    static Instant instant(String text, ZoneId zone) {
        return text.endsWith("Z")
                ? Instant.parse(text)
                : LocalDateTime.parse(text).atZone(zone).toInstant();
    }

    /**
     * There, holidays beat breaks, breaks beat shifts (days with hours of their own), shifts beat the week. Here, each date with a
     * break or a shift becomes an exceptional day with the hours that are left.
     */
    static BusinessCalendar calendar(JsonNode form, ZoneId zone, AtClosing atClosing) {
        BusinessCalendarBuilder builder = BusinessCalendar.builder("case", zone).atClosing(atClosing);
        Map<DayOfWeek, List<int[]>> week = new HashMap<>();
        form.path("weekly").propertyStream().forEach(day -> {
            DayOfWeek of = DAYS.get(day.getKey());
            week.put(of, stretches(day.getValue()));
            builder.open(of, texts(week.get(of)));
        });
        Set<String> holidays = new TreeSet<>();
        form.path("holidays").forEach(date -> holidays.add(date.asString()));
        holidays.forEach(date -> builder.holiday(LocalDate.parse(date), "holiday"));
        form.path("yearlyHolidays")
                .forEach(day -> builder.yearlyHoliday(MonthDay.parse("--" + day.asString()), "yearly holiday"));
        Set<String> special = new TreeSet<>();
        form.path("shifts").propertyStream().forEach(entry -> special.add(entry.getKey()));
        form.path("breaks").propertyStream().forEach(entry -> special.add(entry.getKey()));
        special.removeAll(holidays);
        for (String text : special) {
            LocalDate date = LocalDate.parse(text);
            List<int[]> open = form.path("shifts").has(text)
                    ? stretches(form.path("shifts").path(text))
                    : week.getOrDefault(date.getDayOfWeek(), List.of());
            List<int[]> left = without(open, stretches(form.path("breaks").path(text)));
            if (left.isEmpty()) {
                builder.holiday(date, "break");
            } else {
                builder.exceptionalDay(date, "shift or break", texts(left));
            }
        }
        return builder.build();
    }

    private static List<int[]> stretches(JsonNode list) {
        List<int[]> all = new ArrayList<>();
        for (JsonNode stretch : list) {
            OpeningHours hours = OpeningHours.parse(
                    stretch.get(0).asString() + "-" + stretch.get(1).asString());
            all.add(new int[] {hours.opens(), hours.closes()});
        }
        return all;
    }

    private static List<int[]> without(List<int[]> open, List<int[]> breaks) {
        List<int[]> left = new ArrayList<>(open);
        for (int[] pause : breaks) {
            List<int[]> next = new ArrayList<>();
            for (int[] stretch : left) {
                int[] before = {stretch[0], Math.min(stretch[1], pause[0])};
                int[] after = {Math.max(stretch[0], pause[1]), stretch[1]};
                for (int[] part : List.of(before, after)) {
                    if (part[0] < part[1]) {
                        next.add(part);
                    }
                }
            }
            left = next;
        }
        return left;
    }

    private static String[] texts(List<int[]> stretches) {
        return stretches.stream()
                .map(stretch -> new OpeningHours(stretch[0], stretch[1]).toString())
                .toArray(String[]::new);
    }
}
