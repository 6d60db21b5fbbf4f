package dev.aftercare.crm.sla;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One stretch of opening hours, by the wall clock of the day on which it begins. The opening minute belongs to it, the closing
 * minute does not. In text and in JSON it is {@code 09:00-17:30}; the end of the day is {@code 24:00}, and a stretch that runs over
 * midnight goes on counting: {@code 22:00-30:00} ends at six in the morning of the next day.
 *
 * @param opens when it opens, in minutes after midnight, 0 to 1,439
 * @param closes when it closes, in minutes after the same midnight: after {@code opens}, and at most 24 hours after it
 */
public record OpeningHours(int opens, int closes) implements Comparable<OpeningHours> {

    static final int MINUTES_OF_DAY = 24 * 60;

    static final long SECONDS_OF_DAY = MINUTES_OF_DAY * 60L;

    /** The whole day. */
    public static final OpeningHours ALL_DAY = new OpeningHours(0, MINUTES_OF_DAY);

    private static final Pattern TEXT = Pattern.compile("(\\d{2}):(\\d{2})-(\\d{2}):(\\d{2})");

    /** Checks the parts. */
    public OpeningHours {
        Input.within("hours.opens", opens, 0, MINUTES_OF_DAY - 1L);
        if (closes <= opens) {
            throw new InvalidInputException(
                    "hours.closes",
                    "is not after the opening",
                    "an end after the start; six in the morning of the next day is 30:00");
        }
        if (closes - opens > MINUTES_OF_DAY) {
            throw new InvalidInputException("hours.closes", "is too late", "at most 24 hours after the opening");
        }
    }

    /**
     * A stretch within one day, or up to its end.
     *
     * @param opens when it opens, in whole minutes
     * @param closes when it closes, in whole minutes, after {@code opens}; midnight is the end of the day
     * @return the stretch
     * @throws InvalidInputException if it would end before it starts, or has seconds
     */
    public static OpeningHours of(LocalTime opens, LocalTime closes) {
        int end = minutes("hours.closes", closes);
        return new OpeningHours(minutes("hours.opens", opens), end == 0 ? MINUTES_OF_DAY : end);
    }

    /**
     * A stretch that closes on the day after it opens.
     *
     * @param opens when it opens, in whole minutes
     * @param closes when it closes on the next day, in whole minutes, not after {@code opens}
     * @return the stretch
     * @throws InvalidInputException if it would last more than 24 hours, or has seconds
     */
    public static OpeningHours overnight(LocalTime opens, LocalTime closes) {
        return new OpeningHours(minutes("hours.opens", opens), minutes("hours.closes", closes) + MINUTES_OF_DAY);
    }

    /**
     * Reads the text form.
     *
     * @param text such as {@code 09:00-17:30}, {@code 14:00-24:00} or {@code 22:00-30:00}
     * @return the stretch
     * @throws InvalidInputException if it is malformed
     */
    @JsonCreator
    public static OpeningHours parse(String text) {
        Matcher matcher = TEXT.matcher(Input.present("hours", text));
        if (!matcher.matches()) {
            throw new InvalidInputException("hours", "are malformed", "a text such as 09:00-17:30");
        }
        return new OpeningHours(
                minutes(matcher.group(1), matcher.group(2)), minutes(matcher.group(3), matcher.group(4)));
    }

    /** How long it lasts if the clocks are not changed. */
    long seconds() {
        return (closes - opens) * 60L;
    }

    /** Orders by opening, then by closing. */
    @Override
    public int compareTo(OpeningHours other) {
        return opens != other.opens ? Integer.compare(opens, other.opens) : Integer.compare(closes, other.closes);
    }

    /** The text form. */
    @Override
    @JsonValue
    public String toString() {
        return String.format(Locale.ROOT, "%02d:%02d-%02d:%02d", opens / 60, opens % 60, closes / 60, closes % 60);
    }

    private static int minutes(String hour, String minute) {
        int past = Integer.parseInt(minute);
        Input.within("hours.minute", past, 0, 59);
        return Integer.parseInt(hour) * 60 + past;
    }

    private static int minutes(String field, LocalTime time) {
        if (!Input.present(field, time).truncatedTo(ChronoUnit.MINUTES).equals(time)) {
            throw new InvalidInputException(field, "has seconds", "whole minutes");
        }
        return time.toSecondOfDay() / 60;
    }
}
