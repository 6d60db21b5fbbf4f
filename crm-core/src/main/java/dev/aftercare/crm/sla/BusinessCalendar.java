package dev.aftercare.crm.sla;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a shop is open, and arithmetic in its open time. All arithmetic is exact to the nanosecond. Immutable and safe for use by
 * several threads; equal if the definitions are. It remembers what it found out about the years it was asked for, so keep a calendar
 * rather than build it anew for each question.
 *
 * <p>What holds on a date, the first that applies: an exceptional day, a holiday of that date, a yearly holiday, a movable holiday,
 * the week. A stretch of hours belongs to the date on which it opens, also if it runs over midnight: a holiday on Tuesday leaves
 * Monday's night shift whole. From all of them breaks are taken off, by the wall clock of the break's date.
 *
 * <p>Hours are by the wall clock of the zone, results are instants. Each opening and closing happens once, at the first instant at
 * which the wall clock shows its time or a later one. So a stretch over which the clocks are put forward is shorter, one over which
 * they are put back is longer, and a time that falls into the gap is the end of the gap.
 *
 * <p>At the instant of opening the shop is open, at the instant of closing it is closed; stretches that touch are one.
 */
public final class BusinessCalendar {

    private final CalendarDefinition definition;
    private final OpenDays days;
    private final OpenSeconds seconds;
    private final BusinessTime time;

    private BusinessCalendar(CalendarDefinition definition) {
        this.definition = definition;
        this.days = OpenDays.of(definition);
        this.seconds = new OpenSeconds(days);
        this.time = new BusinessTime(seconds);
    }

    /**
     * The calendar that a definition describes.
     *
     * @param definition its parts
     * @return the calendar
     */
    @JsonCreator
    public static BusinessCalendar of(CalendarDefinition definition) {
        return new BusinessCalendar(Input.present("calendar", definition));
    }

    /**
     * A calendar that is never closed: business time is time.
     *
     * @param id names it
     * @return the calendar
     */
    public static BusinessCalendar aroundTheClock(String id) {
        return builder(id, ZoneOffset.UTC).openDaily("00:00-24:00").build();
    }

    /**
     * A builder of a calendar that is always closed so far.
     *
     * @param id names the calendar
     * @param zone whose wall clock counts
     * @return the builder
     */
    public static BusinessCalendarBuilder builder(String id, ZoneId zone) {
        return new BusinessCalendarBuilder(id, zone);
    }

    /**
     * What the calendar is made of, and what is stored of it.
     *
     * @return the definition
     */
    @JsonValue
    public CalendarDefinition definition() {
        return definition;
    }

    /**
     * The name of the calendar among those of the shop.
     *
     * @return 1 to 80 printable ASCII characters without spaces
     */
    public String id() {
        return definition.id();
    }

    /**
     * Whose wall clock counts.
     *
     * @return the zone
     */
    public ZoneId zone() {
        return definition.zone();
    }

    /**
     * Where a budget ends that is used up exactly at closing time.
     *
     * @return the rule
     */
    public AtClosing atClosing() {
        return definition.atClosing();
    }

    /**
     * Whether the shop is open.
     *
     * @param instant when
     * @return true from the instant of opening until just before the instant of closing
     */
    public boolean isOpen(Instant instant) {
        return time.isOpen(inRange(instant));
    }

    /**
     * From when the shop is open.
     *
     * @param instant when
     * @return the instant itself if the shop is open, otherwise the first opening after it; empty if it never opens again
     */
    public Optional<Instant> nextOpen(Instant instant) {
        return time.nextOpen(inRange(instant));
    }

    /**
     * Until when the shop was open.
     *
     * @param instant when
     * @return the instant itself if the shop is open, otherwise the last closing up to it; empty if it never was open before
     */
    public Optional<Instant> previousOpen(Instant instant) {
        return time.previousOpen(inRange(instant));
    }

    /**
     * When a budget of open time is used up: the first instant with so much open time since {@code start}. If that is a closing,
     * {@link #atClosing} says whether it counts or the next opening does. A budget of zero ends at {@code start} if the shop is
     * open, otherwise at the next opening (if {@code start} is a closing, at what {@link #atClosing} says).
     *
     * @param start from when
     * @param budget how much open time, zero or more
     * @return the instant
     * @throws NoOpenHoursLeftException if there is not so much open time up to the year 9999
     */
    public Instant plus(Instant start, Duration budget) {
        return time.plus(inRange(start), notNegative(budget), atClosing())
                .orElseThrow(() -> new NoOpenHoursLeftException(id()));
    }

    /**
     * When a budget is used up, whether of open time or of working days.
     *
     * @param start from when
     * @param budget how much
     * @return the instant
     * @throws NoOpenHoursLeftException if there are not so many hours or days up to the year 9999
     */
    public Instant plus(Instant start, Budget budget) {
        return Input.present("budget", budget).end(this, start);
    }

    /**
     * From when a budget of open time is used up: the last instant with so much open time until {@code end}; it may be an opening.
     * For a budget of zero what {@link #previousOpen} gives.
     *
     * @param end until when
     * @param budget how much open time, zero or more
     * @return the instant
     * @throws NoOpenHoursLeftException if there was not so much open time since the year 1
     */
    public Instant minus(Instant end, Duration budget) {
        return time.minus(inRange(end), notNegative(budget)).orElseThrow(() -> new NoOpenHoursLeftException(id()));
    }

    /**
     * From when a budget is used up, whether of open time or of working days.
     *
     * @param end until when
     * @param budget how much
     * @return the instant
     * @throws NoOpenHoursLeftException if there were not so many hours or days since the year 1
     */
    public Instant minus(Instant end, Budget budget) {
        return Input.present("budget", budget).start(this, end);
    }

    /**
     * How much open time lies between two instants.
     *
     * @param from the first, included
     * @param to the last, excluded
     * @return the open time; zero if {@code to} is not after {@code from}
     */
    public Duration between(Instant from, Instant to) {
        return time.between(inRange(from), inRange(to));
    }

    /**
     * Why the shop is open or closed from one instant to another.
     *
     * @param from the first instant, included
     * @param to the last, excluded; at most {@value Segments#MAX_DAYS} times 24 hours later
     * @return segments that follow each other without a gap, the first from {@code from}, the last until {@code to}, no two
     *     neighbours with the same reason and name; none if {@code to} is not after {@code from}
     */
    public List<Segment> segments(Instant from, Instant to) {
        return seconds.segments().between(inRange(from), inRange(to));
    }

    /**
     * The hours of one date, whatever they come from.
     *
     * @param date which
     * @return the stretches that open on it, in order, breaks taken off; empty if it is closed. A night shift that goes on after a
     *     break past midnight opens anew on the date on which the break ends
     */
    public List<OpeningHours> hoursOn(LocalDate date) {
        return days.hoursOn(Input.present("date", date));
    }

    /**
     * The name of the holiday or exceptional day on a date: why its hours are not those of the week.
     *
     * @param date which
     * @return the name, or empty on a day like any other
     */
    public Optional<String> nameOf(LocalDate date) {
        ExceptionalDay exception = definition.exceptionalDays().get(date);
        return exception != null ? Optional.of(exception.name()) : Optional.ofNullable(days.holidayOn(date));
    }

    /** Equal calendars have equal definitions. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BusinessCalendar calendar && definition.equals(calendar.definition);
    }

    /** That of the definition. */
    @Override
    public int hashCode() {
        return definition.hashCode();
    }

    /** The definition's, as text. */
    @Override
    public String toString() {
        return definition.toString();
    }

    OpenDays openDays() {
        return days;
    }

    OpenSeconds openSeconds() {
        return seconds;
    }

    private static Instant inRange(Instant instant) {
        Input.instant("instant", instant);
        return instant;
    }

    private static Duration notNegative(Duration budget) {
        if (Input.present("budget", budget).isNegative()) {
            throw new InvalidInputException("budget", "is negative", "zero or more");
        }
        return budget;
    }
}
