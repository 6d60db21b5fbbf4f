package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How long points live. Points live to the end of a day in the programme's zone: they are spent on that day and gone when the
 * next one starts, also where the clocks change at midnight.
 *
 * @param kind which sort of rule
 * @param after for {@link Kind#ROLLING} how long after the day of earning, up to 100 years; zero for the other kinds
 */
public record ExpiryRule(Kind kind, Period after) {

    private static final LocalDate SOME_DAY = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST_DAY = SOME_DAY.plusYears(100);

    /** The sorts of rules. */
    public enum Kind {
        /** Points never expire. */
        NEVER,
        /** Points live for a period from the day of earning on. */
        ROLLING,
        /** Points live to the end of the calendar year in which they were earned. */
        END_OF_YEAR
    }

    /** Checks the parts. */
    public ExpiryRule {
        Input.present("expiry.kind", kind);
        Input.present("expiry.after", after);
        if (kind == Kind.ROLLING) {
            if (after.isNegative() || after.isZero() || isTooLong(after)) {
                throw new InvalidInputException("expiry.after", "is out of range", "1 day to 100 years");
            }
        } else if (!after.isZero()) {
            throw new InvalidInputException("expiry.after", "is given where nothing rolls", "zero");
        }
    }

    /**
     * Points that never expire.
     *
     * @return the rule
     */
    public static ExpiryRule never() {
        return new ExpiryRule(Kind.NEVER, Period.ZERO);
    }

    /**
     * Points that live for some months: those earned on 31 January live for one month to the end of the last day of February.
     *
     * @param months how many, 1 to 1,200
     * @return the rule
     */
    public static ExpiryRule months(int months) {
        return rolling(Period.ofMonths(months));
    }

    /**
     * Points that live for some days after the day of earning.
     *
     * @param days how many, 1 to 36,525
     * @return the rule
     */
    public static ExpiryRule days(int days) {
        return rolling(Period.ofDays(days));
    }

    /**
     * Points that live for a period after the day of earning.
     *
     * @param after how long, 1 day to 100 years
     * @return the rule
     */
    public static ExpiryRule rolling(Period after) {
        return new ExpiryRule(Kind.ROLLING, after);
    }

    /**
     * Points that live to the end of the calendar year in which they were earned.
     *
     * @return the rule
     */
    public static ExpiryRule endOfYear() {
        return new ExpiryRule(Kind.END_OF_YEAR, Period.ZERO);
    }

    /**
     * When points expire.
     *
     * @param earnedAt when they were earned
     * @param zone where days begin and end
     * @return the first instant at which they cannot be spent, later than {@code earnedAt}; null if they never expire
     */
    public @Nullable Instant expiresAt(Instant earnedAt, ZoneId zone) {
        LocalDate day = earnedAt.atZone(zone).toLocalDate();
        return switch (kind) {
            case NEVER -> null;
            case ROLLING -> endOf(day.plus(after), zone);
            case END_OF_YEAR -> endOf(LocalDate.of(day.getYear(), 12, 31), zone);
        };
    }

    private static boolean isTooLong(Period period) {
        try {
            return SOME_DAY.plus(period).isAfter(LAST_DAY);
        } catch (DateTimeException | ArithmeticException e) {
            return true;
        }
    }

    private static Instant endOf(LocalDate day, ZoneId zone) {
        return Input.instant("expiresAt", day.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
