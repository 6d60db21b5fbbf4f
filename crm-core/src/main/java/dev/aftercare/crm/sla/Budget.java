package dev.aftercare.crm.sla;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long something may take by a calendar: an amount of open time, or a number of working days. In text and in JSON it is
 * {@code PT8H}, {@code 5 working days}, {@code 5 working days then open} or {@code 5 working days end of day}.
 */
public sealed interface Budget permits Budget.OpenTime, Budget.WorkingDays {

    /**
     * When the budget is used up.
     *
     * @param calendar by which calendar
     * @param start from when
     * @return the instant
     * @throws NoOpenHoursLeftException if the calendar has not so many hours or days ahead
     */
    Instant end(BusinessCalendar calendar, Instant start);

    /**
     * From when the budget is used up.
     *
     * @param calendar by which calendar
     * @param end until when
     * @return the instant
     * @throws NoOpenHoursLeftException if the calendar had not so many hours or days before
     */
    Instant start(BusinessCalendar calendar, Instant end);

    /**
     * An amount of open time.
     *
     * @param amount zero or more
     * @return the budget
     */
    static Budget of(Duration amount) {
        return new OpenTime(amount);
    }

    /**
     * A number of working days that end at the time of day at which they began.
     *
     * @param days zero or more
     * @return the budget
     */
    static WorkingDays workingDays(int days) {
        return new WorkingDays(days, DayEnd.SAME_TIME);
    }

    /**
     * Reads the text form.
     *
     * @param text such as {@code PT8H} or {@code 5 working days end of day}
     * @return the budget
     * @throws InvalidInputException if it is malformed
     */
    @JsonCreator
    static Budget parse(String text) {
        Matcher days = WorkingDays.TEXT.matcher(Input.present("budget", text));
        if (days.matches()) {
            DayEnd end = days.group(2) == null
                    ? DayEnd.SAME_TIME
                    : days.group(2).equals(" then open") ? DayEnd.NEXT_OPEN : DayEnd.END_OF_DAY;
            return new WorkingDays(Integer.parseInt(days.group(1)), end);
        }
        try {
            return new OpenTime(Duration.parse(text));
        } catch (DateTimeParseException malformed) {
            throw new InvalidInputException("budget", "is malformed", "a text such as PT8H or 5 working days");
        }
    }

    /**
     * So much open time.
     *
     * @param amount zero or more
     */
    record OpenTime(Duration amount) implements Budget {

        /** Checks the amount. */
        public OpenTime {
            if (Input.present("budget", amount).isNegative()) {
                throw new InvalidInputException("budget", "is negative", "zero or more");
            }
        }

        /** What {@link BusinessCalendar#plus(Instant, Duration)} gives. */
        @Override
        public Instant end(BusinessCalendar calendar, Instant start) {
            return calendar.plus(start, amount);
        }

        /** What {@link BusinessCalendar#minus(Instant, Duration)} gives. */
        @Override
        public Instant start(BusinessCalendar calendar, Instant end) {
            return calendar.minus(end, amount);
        }

        /** The text form. */
        @Override
        @JsonValue
        public String toString() {
            return amount.toString();
        }
    }

    /**
     * So many working days: dates on which the shop opens, however short. A night counts for the date on which it opens, also where a
     * break cuts it. The date on which it begins is not counted, so one working day from Friday is Monday, from Saturday too. Zero
     * working days end on the date on which they begin; if that is to be at the end of the day and the date has no hours left, on the
     * next working day.
     *
     * @param days how many, zero to {@value #MAX_DAYS}
     * @param ending when on the last of them
     */
    record WorkingDays(int days, DayEnd ending) implements Budget {

        /** The largest number of days. */
        public static final int MAX_DAYS = 36_500;

        private static final Pattern TEXT = Pattern.compile("(\\d{1,5}) working days?( then open| end of day)?");

        /** Checks the parts. */
        public WorkingDays {
            Input.within("budget.days", days, 0, MAX_DAYS);
            Input.present("budget.ending", ending);
        }

        /**
         * The same days, used up when the shop is next open at or after the time of day at which they began.
         *
         * @return the budget
         */
        public WorkingDays thenOpen() {
            return new WorkingDays(days, DayEnd.NEXT_OPEN);
        }

        /**
         * The same days, used up when the last of them closes, be it after midnight.
         *
         * @return the budget
         */
        public WorkingDays untilEndOfDay() {
            return new WorkingDays(days, DayEnd.END_OF_DAY);
        }

        /**
         * The n-th working day after the date of {@code start}, at the time that {@link #ending} says. A time that the clocks pass
         * over is the end of the gap, one that comes twice is the first. If that time is a closing, {@link AtClosing} says whether
         * it is where {@link DayEnd#NEXT_OPEN} ends.
         */
        @Override
        public Instant end(BusinessCalendar calendar, Instant start) {
            return new WorkingDates(calendar).after(start, this);
        }

        /**
         * The n-th working day before the date of {@code end}, at the same time, at the last open instant up to it, or when that day
         * closed.
         */
        @Override
        public Instant start(BusinessCalendar calendar, Instant end) {
            return new WorkingDates(calendar).before(end, this);
        }

        /** The text form. */
        @Override
        @JsonValue
        public String toString() {
            String end = switch (ending) {
                case SAME_TIME -> "";
                case NEXT_OPEN -> " then open";
                case END_OF_DAY -> " end of day";
            };
            return String.format(Locale.ROOT, "%d working day%s%s", days, days == 1 ? "" : "s", end);
        }
    }
}
