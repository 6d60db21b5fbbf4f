package dev.aftercare.crm.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Replays what the specifications of public help desks say. The file of cases is no part of the project; without it, these tests are
 * skipped. The property {@code aftercare.data} names the folder that has it.
 */
class PublicCasesTest {

    private static final Path FILE =
            Path.of(System.getProperty("aftercare.data", "../../shared/data"), "sla-cases.json");

    @TestFactory
    Stream<DynamicTest> everyPublicCaseIsReproduced() throws Exception {
        assumeTrue(Files.isReadable(FILE), "the file of public cases is absent");
        JsonNode file = new JsonMapper().readTree(Files.readString(FILE));
        return StreamSupport.stream(file.get("cases").spliterator(), false)
                .map(form -> dynamicTest(form.get("id").asString(), () -> replay(file, form)));
    }

    private static void replay(JsonNode file, JsonNode form) {
        ZoneId zone = ZoneId.of(form.get("tz").asString());
        JsonNode calendarForm = form.get("calendar").isString()
                ? file.get("calendars").get(form.get("calendar").asString())
                : form.get("calendar");
        AtClosing atClosing = form.get("boundary").asString().equals("roll") ? AtClosing.ROLL : AtClosing.STAY;
        BusinessCalendar calendar = PublicCases.calendar(calendarForm, zone, atClosing, whenNeverOpen(form));
        switch (form.get("kind").asString()) {
            case "add" -> add(form, calendar);
            case "between" -> between(form, calendar);
            case "segments" -> segments(form, calendar);
            case "inHours" ->
                assertThat(calendar.isOpen(at(form, 0, zone)))
                        .isEqualTo(form.get("expected").get("open").asBoolean());
            case "localToInstant" -> localToInstant(form, zone);
            case "ticket" -> ticket(form, calendar, calendarForm);
            default -> throw new AssertionError("unknown kind");
        }
    }

    private static void add(JsonNode form, BusinessCalendar calendar) {
        JsonNode add = form.get("events").get(1);
        Instant start = at(form, 0, calendar.zone());
        long amount = add.get("amount").asLong();
        Instant end = switch (add.get("unit").asString()) {
            case "second" -> open(calendar, start, Duration.ofSeconds(amount));
            case "minute" -> open(calendar, start, Duration.ofMinutes(amount));
            case "hour" -> open(calendar, start, Duration.ofHours(amount));
            case "second-before" -> calendar.minus(start, Duration.ofSeconds(amount));
            case "minute-before" -> calendar.minus(start, Duration.ofMinutes(amount));
            case "hour-before" -> calendar.minus(start, Duration.ofHours(amount));
            case "day" -> days(calendar, start, amount, DayEnd.NEXT_OPEN);
            case "day-before" -> days(calendar, start, -amount, DayEnd.NEXT_OPEN);
            case "workingday" -> days(calendar, start, amount, DayEnd.SAME_TIME);
            case "workingday-eod" -> days(calendar, start, amount, DayEnd.END_OF_DAY);
            default -> throw new AssertionError("unknown unit");
        };
        assertThat(end).isEqualTo(expected(form, "due", calendar.zone()));
    }

    private static Instant open(BusinessCalendar calendar, Instant start, Duration amount) {
        return amount.isNegative() ? calendar.minus(start, amount.negated()) : calendar.plus(start, amount);
    }

    private static Instant days(BusinessCalendar calendar, Instant start, long amount, DayEnd ending) {
        Budget budget = new Budget.WorkingDays(Math.toIntExact(Math.abs(amount)), ending);
        return amount < 0 ? calendar.minus(start, budget) : calendar.plus(start, budget);
    }

    private static WhenNeverOpen whenNeverOpen(JsonNode form) {
        return form.path("emptyCalendar").asString("").equals("wallClock")
                ? WhenNeverOpen.WALL_CLOCK
                : WhenNeverOpen.REFUSE;
    }

    private static void between(JsonNode form, BusinessCalendar calendar) {
        ZoneId zone = calendar.zone();
        long seconds = form.path("conflict").has("instantBased")
                ? form.get("conflict").get("instantBased").asLong()
                : form.get("expected").get("businessSeconds").asLong();
        assertThat(calendar.between(at(form, 0, zone), at(form, 1, zone))).isEqualTo(Duration.ofSeconds(seconds));
    }

    private static void segments(JsonNode form, BusinessCalendar calendar) {
        ZoneId zone = calendar.zone();
        Instant from = at(form, 0, zone);
        Instant end = form.get("events").has(1) ? at(form, 1, zone) : Instant.MAX;
        if (!end.equals(Instant.MAX)) {
            assertThat(openings(calendar, from, end))
                    .hasSize(form.get("expected").get("segments").size());
        }
        for (JsonNode segment : form.get("expected").get("segments")) {
            Instant opens = PublicCases.instant(segment.get(0).asString(), zone);
            Instant closes = PublicCases.instant(segment.get(1).asString(), zone);
            assertThat(calendar.nextOpen(from)).contains(opens);
            assertThat(calendar.between(opens, closes)).isEqualTo(Duration.between(opens, closes));
            assertThat(closes.equals(end) || !calendar.isOpen(closes)).isTrue();
            from = closes;
        }
    }

    /** Neighbours that are open for different reasons are one stretch. */
    private static List<Instant> openings(BusinessCalendar calendar, Instant from, Instant to) {
        List<Instant> openings = new ArrayList<>();
        boolean open = false;
        for (Segment segment : calendar.segments(from, to)) {
            boolean next = calendar.isOpen(segment.from());
            if (next && !open) {
                openings.add(segment.from());
            }
            open = next;
        }
        return openings;
    }

    /** An opening or closing at that time of that date. */
    private static void localToInstant(JsonNode form, ZoneId zone) {
        JsonNode local = form.get("events").get(0);
        LocalDate date = LocalDate.parse(local.get("date").asString());
        boolean endOfDay = local.get("time").asString().equals("24:00");
        String hours = endOfDay ? "12:00-24:00" : halfADayFrom(local.get("time").asString());
        BusinessCalendar calendar = BusinessCalendar.builder("case", zone)
                .exceptionalDay(date, "case", hours)
                .build();
        Instant noon = date.atTime(12, 0).atZone(zone).toInstant();
        Instant found = endOfDay
                ? calendar.previousOpen(noon.plus(Duration.ofDays(2))).orElseThrow()
                : calendar.nextOpen(noon.minus(Duration.ofDays(1))).orElseThrow();
        assertThat(found)
                .isEqualTo(Instant.parse(form.get("expected").get("instant").asString()));
    }

    private static String halfADayFrom(String time) {
        int opens = LocalTime.parse(time).toSecondOfDay() / 60;
        return new OpeningHours(opens, opens + 12 * 60).toString();
    }

    private static void ticket(JsonNode form, BusinessCalendar calendar, JsonNode calendarForm) {
        PublicTicket replay = new PublicTicket(form, calendar);
        replay.expectAll();
        replay.expectOfEvents();
        if (form.path("conflict").has("stay")) {
            BusinessCalendar staying =
                    PublicCases.calendar(calendarForm, calendar.zone(), AtClosing.STAY, WhenNeverOpen.REFUSE);
            assertThat(new PublicTicket(form, staying).clock("firstResponse").dueAt())
                    .isEqualTo(Instant.parse(form.get("conflict").get("stay").asString()));
        }
    }

    private static Instant at(JsonNode form, int event, ZoneId zone) {
        return PublicCases.instant(form.get("events").get(event).get("at").asString(), zone);
    }

    private static @Nullable Instant expected(JsonNode form, String name, ZoneId zone) {
        JsonNode value = form.get("expected").get(name);
        return value.isNull() ? null : PublicCases.instant(value.asString(), zone);
    }
}
