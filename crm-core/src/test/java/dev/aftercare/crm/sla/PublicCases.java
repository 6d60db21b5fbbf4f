package dev.aftercare.crm.sla;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.ZoneId;
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

    /** There, holidays beat shifts (days with hours of their own); here it is the other way round, so such shifts are left out. */
    static BusinessCalendar calendar(JsonNode form, ZoneId zone, AtClosing atClosing, WhenNeverOpen whenNeverOpen) {
        BusinessCalendarBuilder builder =
                BusinessCalendar.builder("case", zone).atClosing(atClosing).whenNeverOpen(whenNeverOpen);
        form.path("weekly")
                .propertyStream()
                .forEach(day -> builder.open(DAYS.get(day.getKey()), texts(day.getValue())));
        Set<String> holidays = new TreeSet<>();
        form.path("holidays").forEach(date -> holidays.add(date.asString()));
        holidays.forEach(date -> builder.holiday(LocalDate.parse(date), "holiday"));
        form.path("yearlyHolidays")
                .forEach(day -> builder.yearlyHoliday(MonthDay.parse("--" + day.asString()), "yearly holiday"));
        form.path("shifts")
                .propertyStream()
                .filter(shift -> !holidays.contains(shift.getKey()))
                .forEach(shift ->
                        builder.exceptionalDay(LocalDate.parse(shift.getKey()), "shift", texts(shift.getValue())));
        form.path("breaks").propertyStream().forEach(pause -> {
            for (String hours : texts(pause.getValue())) {
                builder.scheduledBreak(LocalDate.parse(pause.getKey()), "break", hours);
            }
        });
        return builder.build();
    }

    private static String[] texts(JsonNode stretches) {
        return stretches
                .valueStream()
                .map(stretch -> stretch.get(0).asString() + "-" + stretch.get(1).asString())
                .toArray(String[]::new);
    }
}
