package dev.aftercare.crm.loyalty.tier;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Over what time contributions count, and when a level's period ends.
 *
 * @param kind which sort of window
 * @param length for {@link Kind#ROLLING} and {@link Kind#SINCE_CHANGE}: how long, a day to 100 years; zero for {@link Kind#YEAR}
 */
public record TierWindow(Kind kind, Period length) {

    private static final LocalDate SOME_DAY = LocalDate.of(2000, 1, 1);

    /** The sorts of windows. */
    public enum Kind {
        /** The time just past; a level is looked at again after as long. */
        ROLLING,
        /** The calendar year; a level is looked at again at the end of the year. */
        YEAR,
        /** The time since the level last changed or was confirmed, so every level is earned anew; looked at again after the length. */
        SINCE_CHANGE
    }

    /** Checks the parts. */
    public TierWindow {
        Input.present("window.kind", kind);
        Input.present("window.length", length);
        if (kind == Kind.YEAR) {
            if (!length.isZero()) {
                throw new InvalidInputException("window.length", "is given for a year", "zero");
            }
        } else {
            LocalDate end = SOME_DAY.plus(length);
            if (length.isNegative() || !end.isAfter(SOME_DAY) || end.isAfter(SOME_DAY.plusYears(100))) {
                throw new InvalidInputException("window.length", "is out of range", "1 day to 100 years");
            }
        }
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
        return new TierWindow(Kind.YEAR, Period.ZERO);
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
            case YEAR -> local.toLocalDate().withDayOfYear(1).atStartOfDay(zone).toInstant();
            case SINCE_CHANGE -> countsFrom;
        };
    }

    /** The first instant after the period. */
    Instant end(Instant periodStart, ZoneId zone) {
        ZonedDateTime local = periodStart.atZone(zone);
        return switch (kind) {
            case ROLLING, SINCE_CHANGE -> local.plus(length).toInstant();
            case YEAR ->
                local.toLocalDate()
                        .withDayOfYear(1)
                        .plusYears(1)
                        .atStartOfDay(zone)
                        .toInstant();
        };
    }
}
