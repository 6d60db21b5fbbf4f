package dev.aftercare.crm.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The checks that records make on what they are given. Each returns the accepted value or throws an
 * {@link InvalidInputException} that names the field.
 */
public final class Input {

    /** The earliest instant that can be stored: the year 1. */
    public static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    /** The latest instant that can be stored: the end of the year 9999. */
    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private Input() {}

    /**
     * Accepts a value that is present.
     *
     * @param <T> its type
     * @param field the field's name
     * @param value the value, possibly null
     * @return the value
     */
    public static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidInputException(field, "is missing", "a value");
        }
        return value;
    }

    /**
     * Accepts text that is not blank and has at most {@code max} UTF-16 units; any Unicode but U+0000, which some
     * databases cannot hold, and unpaired surrogates, which none can.
     *
     * @param field the field's name
     * @param value the text
     * @param max the longest accepted length
     * @return the text as given
     */
    public static String text(String field, @Nullable String value, int max) {
        String text = present(field, value);
        if (text.isBlank()) {
            throw new InvalidInputException(field, "is blank", "1 to " + max + " characters");
        }
        return storable(field, text, max);
    }

    /**
     * Accepts null, or what {@link #text} accepts.
     *
     * @param field the field's name
     * @param value the text, or null
     * @param max the longest accepted length
     * @return the text as given, or null
     */
    public static @Nullable String textOrNull(String field, @Nullable String value, int max) {
        return value == null ? null : text(field, value, max);
    }

    /**
     * Accepts an identifier of 1 to {@code max} printable ASCII characters without spaces, so that it sorts and
     * compares alike in every store.
     *
     * @param field the field's name
     * @param value the identifier
     * @param max the longest accepted length
     * @return the identifier as given
     */
    public static String code(String field, @Nullable String value, int max) {
        String code = present(field, value);
        if (code.length() > max || !isPrintable(code)) {
            throw new InvalidInputException(
                    field, "is not an identifier", "1 to " + max + " printable ASCII characters without spaces");
        }
        return code;
    }

    /** By hand: every command checks many of them. */
    private static boolean isPrintable(String code) {
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c < '!' || c > '~') {
                return false;
            }
        }
        return !code.isEmpty();
    }

    /**
     * Accepts a number within bounds, both included.
     *
     * @param field the field's name
     * @param value the number
     * @param min the least accepted
     * @param max the greatest accepted
     * @return the number
     */
    public static long within(String field, long value, long min, long max) {
        if (value < min || value > max) {
            throw new InvalidInputException(field, "is out of range", min + " to " + max);
        }
        return value;
    }

    /**
     * Accepts a collection of at most {@code max} elements.
     *
     * @param <C> its type
     * @param field the field's name
     * @param value the collection
     * @param max the greatest accepted size
     * @return the collection
     */
    public static <C extends Collection<?>> C atMost(String field, @Nullable C value, int max) {
        C collection = present(field, value);
        if (collection.size() > max) {
            throw new InvalidInputException(field, "has too many elements", "at most " + max);
        }
        return collection;
    }

    /**
     * Accepts an instant of the years 1 to 9999 and cuts it to the microseconds that every store keeps.
     *
     * @param field the field's name
     * @param value the instant
     * @return the instant in whole microseconds, rounded down
     */
    public static Instant instant(String field, @Nullable Instant value) {
        Instant micros = present(field, value).truncatedTo(ChronoUnit.MICROS);
        if (micros.isBefore(EARLIEST) || micros.isAfter(LATEST)) {
            throw new InvalidInputException(field, "is out of range", "the years 1 to 9999");
        }
        return micros;
    }

    /**
     * Accepts null, or what {@link #instant} accepts.
     *
     * @param field the field's name
     * @param value the instant, or null
     * @return the instant in whole microseconds, or null
     */
    public static @Nullable Instant instantOrNull(String field, @Nullable Instant value) {
        return value == null ? null : instant(field, value);
    }

    private static String storable(String field, String text, int max) {
        if (text.length() > max) {
            throw new InvalidInputException(field, "is too long", "1 to " + max + " characters");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (c == 0 || (Character.isSurrogate(c) && !pair)) {
                throw new InvalidInputException(
                        field, "has a character that cannot be stored", "Unicode text without U+0000");
            }
            if (pair) {
                i++;
            }
        }
        return text;
    }
}
