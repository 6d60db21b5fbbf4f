package dev.aftercare.crm.persistence.tck;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Generators of what every record is made of: text that tries stores, identifiers, instants at the edges of calendars. */
public final class Texts {

    private static final String[] FRAGMENTS = {
        "a",
        "Z",
        "0",
        " ",
        "é",
        "e\u0301",
        "ß",
        "İ",
        "中文",
        "😀",
        "👩\u200d👧",
        "\"",
        "\\",
        "'",
        "%",
        "_",
        "/",
        "~",
        "{",
        "<",
        "\n",
        "\t",
        "\u0001",
        "\u00a0",
        "\u2028",
        "\ufeff",
        "\ufffd",
        "null"
    };

    private Texts() {}

    /**
     * Text that is not blank: letters of several scripts, emoji, combining marks, quotes, control characters.
     *
     * @param max the greatest length in UTF-16 units, at least 10
     * @return the generator
     */
    public static Arbitrary<String> text(int max) {
        return Arbitraries.of(FRAGMENTS)
                .list()
                .ofMinSize(1)
                .ofMaxSize(Math.min(20, max / 5))
                .map(parts -> String.join("", parts))
                .filter(text -> !text.isBlank());
    }

    /**
     * Identifiers of printable ASCII characters.
     *
     * @param max the greatest length
     * @return the generator
     */
    public static Arbitrary<String> code(int max) {
        return Arbitraries.strings().withCharRange('!', '~').ofMinLength(1).ofMaxLength(Math.min(max, 30));
    }

    /**
     * Instants in whole microseconds: years 1 to 9999, changes of daylight saving, leap days, the last microsecond of a day.
     *
     * @return the generator
     */
    public static Arbitrary<Instant> instants() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        Instant.parse("0001-01-01T00:00:00Z"),
                        Instant.parse("1582-10-10T12:00:00.000001Z"),
                        Instant.parse("1969-12-31T23:59:59.999999Z"),
                        Instant.EPOCH,
                        Instant.parse("2024-02-29T23:59:59.999999Z"),
                        Instant.parse("2026-03-29T00:59:59.999999Z"),
                        Instant.parse("2026-03-29T01:30:00Z"),
                        Instant.parse("2026-10-25T00:30:00Z"),
                        Instant.parse("2026-10-25T01:00:00.000001Z"),
                        Instant.parse("2500-06-15T10:11:12.123456Z"),
                        Instant.parse("9999-12-31T23:59:59.999999Z")),
                Arbitraries.longs()
                        .between(0, Duration.ofDays(365 * 60).toSeconds() * 1_000_000)
                        .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS)));
    }

    /**
     * UUIDs with every bit free.
     *
     * @return the generator
     */
    public static Arbitrary<UUID> uuids() {
        return Arbitraries.longs().flatMap(high -> Arbitraries.longs().map(low -> new UUID(high, low)));
    }
}
