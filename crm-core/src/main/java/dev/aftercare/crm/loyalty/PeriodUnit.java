package dev.aftercare.crm.loyalty;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** The calendar periods over which points are capped. Weeks begin on Monday. */
public enum PeriodUnit {
    /** From Monday to Sunday. */
    WEEK,
    /** A calendar month. */
    MONTH,
    /** A quarter of a calendar year. */
    QUARTER,
    /** A calendar year. */
    YEAR;

    /**
     * On which day the period of a day began.
     *
     * @param day a day
     * @return the first day of its period
     */
    public LocalDate startOf(LocalDate day) {
        return switch (this) {
            case WEEK -> day.minus(day.getDayOfWeek().getValue() - 1L, ChronoUnit.DAYS);
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1L) % 3);
            case YEAR -> day.with(TemporalAdjusters.firstDayOfYear());
        };
    }
}
