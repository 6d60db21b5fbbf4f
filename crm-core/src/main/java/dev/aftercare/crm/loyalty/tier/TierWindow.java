package dev.aftercare.crm.loyalty.tier;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Over what time contributions count, and when a level's period ends.
 *
 * @param kind which sort of window
 * @param length for {@link Kind#ROLLING} and {@link Kind#SINCE_CHANGE}: how long, a day to 100 years; for {@link Kind#CALENDAR} 1, 2, 3,
 *     4, 6 or 12 months
 * @param yearStart for {@link Kind#CALENDAR} the month on whose first day the year begins, of which the parts are; null for January and
 *     for the other kinds
 */
public record TierWindow(Kind kind, Period length, @Nullable Month yearStart) {

    private static final LocalDate SOME_DAY = LocalDate.of(2000, 1, 1);
    private static final List<Long> PARTS_OF_YEAR = List.of(1L, 2L, 3L, 4L, 6L, 12L);

    /** The sorts of windows. */
    public enum Kind {
        /** The time just past; a level is looked at again after as long. */
        ROLLING,
        /** The year, or an equal part of it such as the quarter; a level is looked at again at its end. */
        CALENDAR,
        /** The time since the level last changed or was confirmed, so every level is earned anew; looked at again after the length. */
        SINCE_CHANGE
    }

    /** Checks the parts. */
    public TierWindow {
        Input.present("window.kind", kind);
        Input.present("window.length", length);
        if (kind != Kind.CALENDAR && yearStart != null) {
            throw new InvalidInputException("window.yearStart", "does not fit " + kind, "a month for CALENDAR only");
        }
        yearStart = yearStart == Month.JANUARY ? null : yearStart;
        if (kind == Kind.CALENDAR) {
            if (!length.minusMonths(length.toTotalMonths()).normalized().isZero()
                    || !PARTS_OF_YEAR.contains(length.toTotalMonths())) {
                throw new InvalidInputException("window.length", "does not divide a year", PARTS_OF_YEAR + " months");
            }
            length = Period.ofMonths((int) length.toTotalMonths());
        } else {
            LocalDate end = SOME_DAY.plus(length);
            if (length.isNegative() || !end.isAfter(SOME_DAY) || end.isAfter(SOME_DAY.plusYears(100))) {
                throw new InvalidInputException("window.length", "is out of range", "1 day to 100 years");
            }
        }
    }

    /**
     * A window whose year begins in January.
     *
     * @param kind which sort of window
     * @param length how long
     */
    public TierWindow(Kind kind, Period length) {
        this(kind, length, null);
    }

    /**
     * The time just past.
     *
     * @param length how long
     * @return the window
     */
    public static TierWindow rolling(Period length) {
        return new TierWindow(Kind.ROLLING, length);
    }

    /**
     * The calendar year.
     *
     * @return the window
     */
    public static TierWindow year() {
        return calendar(12);
    }

    /**
     * Equal parts of the calendar year, the first from 1 January on unless {@link #yearFrom} says otherwise.
     *
     * @param months how long each is: 1 for months, 3 for quarters, 6 for half-years; 2, 4 and 12 as well
     * @return the window
     */
    public static TierWindow calendar(int months) {
        return new TierWindow(Kind.CALENDAR, Period.ofMonths(months));
    }

    /**
     * The same window with a year of the shop's own, such as one from April to March.
     *
     * @param month on whose first day the year begins
     * @return the window
     */
    public TierWindow yearFrom(Month month) {
        return new TierWindow(kind, length, Input.present("window.yearStart", month));
    }

    /**
     * The time since the level last changed or was confirmed.
     *
     * @param length after how long the level is looked at again
     * @return the window
     */
    public static TierWindow sinceChange(Period length) {
        return new TierWindow(Kind.SINCE_CHANGE, length);
    }

    /** The first instant that counts at an instant. */
    Instant start(Instant countsFrom, Instant at, ZoneId zone) {
        ZonedDateTime local = at.atZone(zone);
        return switch (kind) {
            // What happened exactly the length ago is over.
            case ROLLING -> local.minus(length).toInstant().plusNanos(1_000);
            case CALENDAR -> firstDay(local.toLocalDate()).atStartOfDay(zone).toInstant();
            case SINCE_CHANGE -> countsFrom;
        };
    }

    /** The first instant after the period. */
    Instant end(Instant periodStart, ZoneId zone) {
        ZonedDateTime local = periodStart.atZone(zone);
        return switch (kind) {
            case ROLLING, SINCE_CHANGE -> local.plus(length).toInstant();
            case CALENDAR ->
                firstDay(local.toLocalDate()).plus(length).atStartOfDay(zone).toInstant();
        };
    }

    /** A part never reaches over the start of a year: its length divides the year. */
    private LocalDate firstDay(LocalDate day) {
        int start = (yearStart == null ? Month.JANUARY : yearStart).getValue();
        int into = Math.floorMod(day.getMonthValue() - start, (int) length.toTotalMonths());
        return day.withDayOfMonth(1).minusMonths(into);
    }
}
