package dev.aftercare.crm.sla;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;

/** Calendars that several tests use. */
final class Calendars {

    static final ZoneId LONDON = ZoneId.of("Europe/London");
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private Calendars() {}

    /** Monday to Friday, nine to five, in UTC, where every hour is like any other. */
    static BusinessCalendar nineToFive() {
        return weekdays("office", "09:00-17:00").build();
    }

    static BusinessCalendarBuilder weekdays(String id, String... hours) {
        return BusinessCalendar.builder(id, ZoneId.of("UTC")).openMondayToFriday(hours);
    }

    /** The Chinese national holiday of 2025 with its two make-up days, over a week with a lunch break. */
    static BusinessCalendar goldenWeek() {
        BusinessCalendarBuilder builder = BusinessCalendar.builder("cn", SHANGHAI)
                .openMondayToFriday("09:00-12:00", "13:30-18:00")
                .exceptionalDay(LocalDate.of(2025, 9, 28), "国庆节调休", "09:00-12:00", "13:30-18:00")
                .exceptionalDay(LocalDate.of(2025, 10, 11), "国庆节调休", "09:00-12:00", "13:30-18:00");
        for (int day = 1; day <= 8; day++) {
            builder.holiday(LocalDate.of(2025, 10, day), "国庆节、中秋节");
        }
        return builder.build();
    }

    /** From ten at night to six in the morning, on some days only. */
    static BusinessCalendar nights(ZoneId zone, DayOfWeek... days) {
        BusinessCalendarBuilder builder = BusinessCalendar.builder("nights", zone);
        for (DayOfWeek day : days) {
            builder.open(day, "22:00-30:00");
        }
        return builder.build();
    }
}
