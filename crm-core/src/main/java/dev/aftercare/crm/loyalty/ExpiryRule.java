package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.loyalty.EntryKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How long points live. Points live to the end of a day in the programme's zone: they are spent on that day and gone when the
 * next one starts, also where the clocks change at midnight. Only those of {@link Kind#EXACT} are gone at the time of day at which they
 * came.
 *
 * @param kind which sort of rule
 * @param after for {@link Kind#ROLLING} how long after the day of earning, for {@link Kind#EXACT} after its instant, for {@link Kind#SLIDING} how long after the day of the last
 *     activity, up to 100 years; for the ends of calendar periods whole months that are added before the end is looked for, and for
 *     {@link Kind#EACH_YEAR} how long points live at least, both possibly zero; zero for the other kinds
 * @param date for {@link Kind#FIXED_DATE} the last day; null for the other kinds
 * @param day for {@link Kind#EACH_YEAR} the last day, of each year; 29 February is 28 February in other years; null for the other kinds
 * @param graceDays how many days longer points can be spent than is advertised, 0 to 366
 * @param warnings how many days before the advertised end customers are warned, 1 to 366 each, at most 5
 * @param extendedBy for {@link Kind#SLIDING} what counts as an activity, at least one thing; empty for the other kinds
 * @param since from when on the life of what an order or activity earns is counted
 */
public record ExpiryRule(
        Kind kind,
        Period after,
        @Nullable LocalDate date,
        @Nullable MonthDay day,
        int graceDays,
        Set<Integer> warnings,
        Set<Activity> extendedBy,
        Since since) {

    private static final LocalDate SOME_DAY = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST_DAY = SOME_DAY.plusYears(100);

    /** The sorts of rules. */
    public enum Kind {
        /** Points never expire. */
        NEVER,
        /** Points live for a period from the day of earning on. */
        ROLLING,
        /** Points live for a period from the instant of earning on, to the same time of another day. */
        EXACT,
        /** Points live to the end of a calendar month. */
        END_OF_MONTH,
        /** Points live to the end of a quarter of a calendar year. */
        END_OF_QUARTER,
        /** Points live to the end of a calendar year. */
        END_OF_YEAR,
        /** All points live to the end of one day; those earned after it do not expire. */
        FIXED_DATE,
        /** Points live to the end of the same day of each year. */
        EACH_YEAR,
        /** Points live for as long as their owner is active. */
        SLIDING
    }

    /** From when on the life of what an order or activity earns is counted: public programmes differ. */
    public enum Since {
        /** From when on the points can be spent. */
        GIVEN,
        /**
         * From the order or activity on, however late its points come. What would be over before it can be spent lives as if it were
         * counted from then.
         */
        ORDERED
    }

    /** What counts as an activity of the owner. */
    public enum Activity {
        /** Points were earned, or are pending. */
        EARN,
        /** Points were spent. */
        REDEEM;

        boolean isDoneBy(EntryKind kind) {
            return switch (this) {
                case EARN -> kind == EntryKind.EARN || kind == EntryKind.PEND;
                case REDEEM -> kind == EntryKind.REDEEM || kind == EntryKind.CAPTURE;
            };
        }
    }

    /** Checks and copies the parts. */
    public ExpiryRule {
        Input.present("expiry.kind", kind);
        Input.present("expiry.after", after);
        checkAfter(kind, after);
        if ((kind == Kind.FIXED_DATE) != (date != null)) {
            throw new InvalidInputException("expiry.date", "does not fit " + kind, "a date for FIXED_DATE only");
        }
        if ((kind == Kind.EACH_YEAR) != (day != null)) {
            throw new InvalidInputException("expiry.day", "does not fit " + kind, "a day for EACH_YEAR only");
        }
        Input.within("expiry.graceDays", graceDays, 0, kind == Kind.NEVER ? 0 : 366);
        Set<Integer> sorted = new TreeSet<>(Comparator.reverseOrder());
        Input.atMost("expiry.warnings", warnings, kind == Kind.NEVER ? 0 : 5)
                .forEach(days -> sorted.add((int) Input.within("expiry.warnings", days, 1, 366)));
        warnings = Collections.unmodifiableSet(sorted);
        Set<Activity> activities = EnumSet.noneOf(Activity.class);
        activities.addAll(Input.present("expiry.extendedBy", extendedBy));
        if ((kind == Kind.SLIDING) == activities.isEmpty()) {
            throw new InvalidInputException(
                    "expiry.extendedBy", "does not fit " + kind, "at least one activity for SLIDING only");
        }
        extendedBy = Collections.unmodifiableSet(activities);
        // Rules of the time before there was a choice do not tell.
        since = since == null ? Since.GIVEN : since;
    }

    private static void checkAfter(Kind kind, Period after) {
        boolean wrong = switch (kind) {
            case ROLLING, EXACT, SLIDING -> after.isNegative() || after.isZero() || isTooLong(after);
            case END_OF_MONTH, END_OF_QUARTER, END_OF_YEAR ->
                after.isNegative() || !after.withDays(0).equals(after) || isTooLong(after);
            case EACH_YEAR -> after.isNegative() || isTooLong(after);
            case NEVER, FIXED_DATE -> !after.isZero();
        };
        if (wrong) {
            String allowed = switch (kind) {
                case ROLLING, EXACT, SLIDING -> "1 day to 100 years";
                case END_OF_MONTH, END_OF_QUARTER, END_OF_YEAR -> "whole months up to 100 years";
                case EACH_YEAR -> "up to 100 years";
                case NEVER, FIXED_DATE -> "zero";
            };
            throw new InvalidInputException("expiry.after", "does not fit " + kind, allowed);
        }
    }

    private static ExpiryRule of(Kind kind, Period after) {
        return new ExpiryRule(kind, after, null, null, 0, Set.of(), Set.of(), Since.GIVEN);
    }

    /**
     * Points that never expire.
     *
     * @return the rule
     */
    public static ExpiryRule never() {
        return of(Kind.NEVER, Period.ZERO);
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
        return of(Kind.ROLLING, after);
    }

    /**
     * Points that live for a period after the instant of earning, by the calendar of the programme's zone: one day is to the same time of
     * the next day, also if the clocks change in between.
     *
     * @param after how long, 1 day to 100 years
     * @return the rule
     */
    public static ExpiryRule exactly(Period after) {
        return of(Kind.EXACT, after);
    }

    /**
     * Points that live to the end of a calendar month.
     *
     * @param months how many months after that of earning; 0 for that month itself
     * @return the rule
     */
    public static ExpiryRule endOfMonth(int months) {
        return of(Kind.END_OF_MONTH, Period.ofMonths(months));
    }

    /**
     * Points that live to the end of a quarter of a calendar year.
     *
     * @param quarters how many quarters after that of earning; 0 for that quarter itself
     * @return the rule
     */
    public static ExpiryRule endOfQuarter(int quarters) {
        return of(Kind.END_OF_QUARTER, Period.ofMonths(Math.multiplyExact(3, quarters)));
    }

    /**
     * Points that live to the end of the calendar year in which they were earned.
     *
     * @return the rule
     */
    public static ExpiryRule endOfYear() {
        return endOfYear(0);
    }

    /**
     * Points that live to the end of a calendar year.
     *
     * @param years how many years after that of earning; 0 for that year itself
     * @return the rule
     */
    public static ExpiryRule endOfYear(int years) {
        return of(Kind.END_OF_YEAR, Period.ofYears(years));
    }

    /**
     * All points live to the end of a day; those that are earned after it do not expire.
     *
     * @param date the last day
     * @return the rule
     */
    public static ExpiryRule on(LocalDate date) {
        return new ExpiryRule(
                Kind.FIXED_DATE,
                Period.ZERO,
                Input.present("expiry.date", date),
                null,
                0,
                Set.of(),
                Set.of(),
                Since.GIVEN);
    }

    /**
     * Points live to the end of the same day of each year.
     *
     * @param day the last day, such as 31 March
     * @param atLeast how long points live at least; zero if those earned on the day itself live for that day
     * @return the rule
     */
    public static ExpiryRule eachYearOn(MonthDay day, Period atLeast) {
        return new ExpiryRule(
                Kind.EACH_YEAR, atLeast, null, Input.present("expiry.day", day), 0, Set.of(), Set.of(), Since.GIVEN);
    }

    /**
     * Points live for as long as their owner is active.
     *
     * @param idle how long they live after the day of the last activity, 1 day to 100 years
     * @param extendedBy what counts as an activity
     * @return the rule
     */
    public static ExpiryRule sliding(Period idle, Set<Activity> extendedBy) {
        return new ExpiryRule(Kind.SLIDING, idle, null, null, 0, Set.of(), extendedBy, Since.GIVEN);
    }

    /**
     * The same rule with days of grace.
     *
     * @param days how many days longer points can be spent
     * @return the rule
     */
    public ExpiryRule grace(int days) {
        return new ExpiryRule(kind, after, date, day, days, warnings, extendedBy, since);
    }

    /**
     * The same rule with warnings.
     *
     * @param daysBefore how many days before the advertised end, each
     * @return the rule
     */
    public ExpiryRule warnings(List<Integer> daysBefore) {
        return new ExpiryRule(kind, after, date, day, graceDays, Set.copyOf(daysBefore), extendedBy, since);
    }

    /**
     * The same rule counted from another instant.
     *
     * @param other from when on the life of what an order or activity earns is counted
     * @return the rule
     */
    public ExpiryRule since(Since other) {
        return new ExpiryRule(kind, after, date, day, graceDays, warnings, extendedBy, other);
    }

    /**
     * When points expire, grace included.
     *
     * @param earnedAt when they were earned, or for {@link Kind#SLIDING} when their owner was active
     * @param zone where days begin and end
     * @return the first instant at which they cannot be spent, later than {@code earnedAt}; null if they never expire
     */
    public @Nullable Instant expiresAt(Instant earnedAt, ZoneId zone) {
        if (kind == Kind.EXACT) {
            ZonedDateTime end = earnedAt.atZone(zone).plus(after).plusDays(graceDays);
            return Input.instant("expiresAt", end.toInstant());
        }
        LocalDate last = lastDay(earnedAt.atZone(zone).toLocalDate());
        return last == null ? null : startOf(last.plusDays(1L + graceDays), zone);
    }

    /**
     * When customers are warned of points: when a day begins, some days before the day on which they are advertised to be gone.
     *
     * @param expiresAt when they expire
     * @param daysBefore how many days before
     * @param zone where days begin and end
     * @return the instant
     */
    public Instant warnsAt(Instant expiresAt, int daysBefore, ZoneId zone) {
        return startOf(expiresAt.atZone(zone).toLocalDate().minusDays((long) graceDays + daysBefore), zone);
    }

    /** The last day on which points can be spent by what is advertised. */
    private @Nullable LocalDate lastDay(LocalDate earned) {
        return switch (kind) {
            case NEVER -> null;
            case ROLLING, EXACT, SLIDING -> earned.plus(after);
            case END_OF_MONTH -> endOfMonth(earned, 1);
            case END_OF_QUARTER -> endOfMonth(earned, 3);
            case END_OF_YEAR -> endOfMonth(earned, 12);
            case FIXED_DATE -> date == null || earned.isAfter(date) ? null : date;
            case EACH_YEAR -> next(earned.plus(after));
        };
    }

    /** Months are added to the first of the month, so that the length of months does not matter. */
    private LocalDate endOfMonth(LocalDate earned, int unit) {
        YearMonth month = YearMonth.from(earned).plusMonths(after.toTotalMonths());
        int left = unit - 1 - (month.getMonthValue() - 1) % unit;
        return month.plusMonths(left).atEndOfMonth();
    }

    private LocalDate next(LocalDate from) {
        MonthDay each = Input.present("expiry.day", day);
        LocalDate thisYear = each.atYear(from.getYear());
        return thisYear.isBefore(from) ? each.atYear(from.getYear() + 1) : thisYear;
    }

    private static boolean isTooLong(Period period) {
        try {
            return SOME_DAY.plus(period).isAfter(LAST_DAY);
        } catch (DateTimeException | ArithmeticException e) {
            return true;
        }
    }

    private static Instant startOf(LocalDate day, ZoneId zone) {
        return Input.instant("expiresAt", day.atStartOfDay(zone).toInstant());
    }
}
