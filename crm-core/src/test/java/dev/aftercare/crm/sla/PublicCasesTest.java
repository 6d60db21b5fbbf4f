package dev.aftercare.crm.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.ticket.MessageAuthor;
import dev.aftercare.crm.model.ticket.MessageDirection;
import dev.aftercare.crm.model.ticket.MessageVisibility;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.TicketEvent.MessageAdded;
import dev.aftercare.crm.model.ticket.TicketEvent.TicketHeld;
import dev.aftercare.crm.model.ticket.TicketEvent.TicketReceived;
import dev.aftercare.crm.model.ticket.TicketEvent.TicketResolved;
import dev.aftercare.crm.model.ticket.TicketEvent.TicketResumed;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.model.ticket.WaitingFor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    private static final Map<String, Metric> METRICS = Map.of(
            "resolution", Metric.RESOLUTION,
            "firstResponse", Metric.FIRST_RESPONSE,
            "nextResponse", Metric.NEXT_RESPONSE);

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
            case "second" -> calendar.plus(start, Duration.ofSeconds(amount));
            case "hour" -> calendar.plus(start, Duration.ofHours(amount));
            case "second-before" ->
                amount == 0
                        ? calendar.previousOpen(start).orElseThrow()
                        : calendar.minus(start, Duration.ofSeconds(amount));
            case "hour-before" -> calendar.minus(start, Duration.ofHours(amount));
            case "day" -> days(calendar, start, amount, DayEnd.NEXT_OPEN);
            case "workingday" -> days(calendar, start, amount, DayEnd.SAME_TIME);
            case "workingday-eod" -> days(calendar, start, amount, DayEnd.END_OF_DAY);
            default -> throw new AssertionError("unknown unit");
        };
        assertThat(end).isEqualTo(expected(form, "due", calendar.zone()));
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
        for (JsonNode segment : form.get("expected").get("segments")) {
            Instant opens = PublicCases.instant(segment.get(0).asString(), zone);
            Instant closes = PublicCases.instant(segment.get(1).asString(), zone);
            assertThat(calendar.nextOpen(from)).contains(opens);
            assertThat(calendar.between(opens, closes)).isEqualTo(Duration.between(opens, closes));
            assertThat(calendar.isOpen(closes)).isFalse();
            from = closes;
        }
    }

    /** An opening or closing at that time of that date. */
    private static void localToInstant(JsonNode form, ZoneId zone) {
        JsonNode local = form.get("events").get(0);
        LocalDate date = LocalDate.parse(local.get("date").asString());
        boolean endOfDay = local.get("time").asString().equals("24:00");
        String hours = endOfDay ? "12:00-24:00" : local.get("time").asString() + "-12:00";
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

    private static void ticket(JsonNode form, BusinessCalendar calendar, JsonNode calendarForm) {
        Replay replay = new Replay(form, calendar);
        replay.expectAll();
        replay.expectOfEvents();
        if (form.path("conflict").has("stay")) {
            BusinessCalendar staying =
                    PublicCases.calendar(calendarForm, calendar.zone(), AtClosing.STAY, WhenNeverOpen.REFUSE);
            assertThat(new Replay(form, staying).clock("firstResponse").dueAt())
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

    /** The clocks of one ticket, and what its case expects of them. */
    private static final class Replay {
        private final JsonNode form;
        private final BusinessCalendar calendar;
        private SlaTerms terms;
        private List<SlaClock> clocks = List.of();
        private List<SlaClock> beforePolicyChange = List.of();
        private Duration paused = Duration.ZERO;
        private @Nullable Instant pausedAt;

        Replay(JsonNode form, BusinessCalendar calendar) {
            this.form = form;
            this.calendar = calendar;
            this.terms = terms(form.get("targets"), 1);
            form.get("events").forEach(this::happen);
        }

        private SlaTerms terms(JsonNode targets, int version) {
            SlaPolicyBuilder policy = SlaPolicy.builder("case", "case");
            targets.propertyStream().forEach(target -> {
                Metric metric = METRICS.get(target.getKey());
                policy.target(
                        metric,
                        Duration.ofMinutes(target.getValue().get("minutes").asLong()));
                if (!target.getValue().get("pausable").asBoolean()) {
                    policy.runsOnHold(metric);
                }
            });
            return SlaTerms.of(policy.build(), version, calendar, 1);
        }

        private void happen(JsonNode event) {
            Instant at = PublicCases.instant(event.get("at").asString(), calendar.zone());
            switch (event.get("type").asString()) {
                case "created" -> clocks = ClockRules.start(clocks, METRICS.values(), terms, Priority.NORMAL, at);
                case "pause" -> {
                    pausedAt = at;
                    clocks = ClockRules.pause(clocks, terms, at);
                }
                case "resume" -> {
                    paused = paused.plus(calendar.between(pausedAt, at));
                    clocks = ClockRules.resume(clocks, terms, at);
                }
                case "resolved" -> clocks = ClockRules.stop(clocks, Metric.RESOLUTION, terms, at);
                case "policyChanged" -> {
                    beforePolicyChange = clocks;
                    SlaTerms next = event.has("none") ? SlaTerms.NONE : resolutionWithin(event);
                    clocks = ClockRules.retarget(clocks, terms, next, Priority.NORMAL, at);
                    terms = next;
                }
                case "customerMessage" -> {}
                default -> throw new AssertionError("unknown event");
            }
        }

        /** The same case as the events of a ticket; a policy that comes out of the blue has no event of its own. */
        private void expectOfEvents() {
            List<Occurrence> events = new ArrayList<>();
            for (JsonNode event : form.get("events")) {
                EventBody body = body(event.get("type").asString());
                if (body == null) {
                    return;
                }
                Instant at = PublicCases.instant(event.get("at").asString(), calendar.zone());
                events.add(new Occurrence(body, Actor.agent("amy"), at));
            }
            SlaTerms promised = terms(form.get("targets"), 1);
            List<SlaClock> told = ClockHistory.under(events, traits -> promised).clocks();
            METRICS.forEach((name, metric) -> {
                if (form.get("expected").has(name + "Due")) {
                    SlaClock clock = find(told, name);
                    assertThat(clock == null ? null : clock.dueAt())
                            .as("%s of the events", name)
                            .isEqualTo(expected(form, name + "Due", calendar.zone()));
                }
            });
        }

        private static @Nullable EventBody body(String type) {
            return switch (type) {
                case "created" ->
                    new TicketReceived(Stage.RECEIVED, TicketType.COMPLAINT, Channel.PHONE, Priority.NORMAL);
                case "pause" -> new TicketHeld(Stage.RECEIVED, WaitingFor.CUSTOMER, new FreeText("waits"));
                case "resume" -> new TicketResumed(Stage.RECEIVED);
                case "customerMessage" ->
                    new MessageAdded(
                            Stage.RECEIVED,
                            MessageDirection.IN,
                            MessageAuthor.CUSTOMER,
                            MessageVisibility.PUBLIC,
                            Channel.EMAIL,
                            new FreeText("asks"));
                case "resolved" -> new TicketResolved(Stage.ANALYZED, Stage.RESOLVED);
                default -> null;
            };
        }

        private SlaTerms resolutionWithin(JsonNode event) {
            Duration target = Duration.ofMinutes(event.get("resolutionMinutes").asLong());
            return SlaTerms.of(
                    SlaPolicy.builder("case", "case")
                            .target(Metric.RESOLUTION, target)
                            .build(),
                    2,
                    calendar,
                    1);
        }

        private @Nullable SlaClock clock(String name) {
            return find(clocks, name);
        }

        private static @Nullable SlaClock find(List<SlaClock> clocks, String name) {
            return clocks.stream()
                    .filter(clock -> clock.metric().equals(METRICS.get(name)))
                    .findFirst()
                    .orElse(null);
        }

        private void expectAll() {
            List<String> unknown = new ArrayList<>();
            form.get("expected").propertyStream().forEach(entry -> {
                String name = entry.getKey();
                if (name.endsWith("DueBefore")) {
                    assertThat(find(beforePolicyChange, name.replace("DueBefore", ""))
                                    .dueAt())
                            .as(name)
                            .isEqualTo(expected(form, name, calendar.zone()));
                } else if (name.endsWith("Due")) {
                    SlaClock clock = clock(name.replace("Due", ""));
                    assertThat(clock == null ? null : clock.dueAt())
                            .as(name)
                            .isEqualTo(expected(form, name, calendar.zone()));
                } else if (!figure(name, entry.getValue())) {
                    unknown.add(name);
                }
            });
            assertThat(unknown).isEmpty();
        }

        private boolean figure(String name, JsonNode value) {
            SlaClock resolution = clock("resolution");
            switch (name) {
                case "pausedBusinessSeconds" -> assertThat(paused).isEqualTo(Duration.ofSeconds(value.asLong()));
                case "resolutionBusinessMinutes" ->
                    assertThat(resolution.elapsed()).isEqualTo(Duration.ofMinutes(value.asLong()));
                case "resolutionSlackMinutes" -> {
                    Duration slack = Duration.ofMinutes(value.asLong());
                    assertThat(ClockRules.remaining(resolution, terms, resolution.stoppedAt()))
                            .isEqualTo(slack);
                    assertThat(resolution.isBreached()).isEqualTo(slack.isNegative());
                }
                case "nextEscalation" ->
                    assertThat(clocks.stream().map(SlaClock::dueAt).sorted().findFirst())
                            .contains(expected(form, name, calendar.zone()));
                case "escalationAt" -> {
                    Duration offset = Duration.ofSeconds(form.get("targets")
                            .get("resolution")
                            .get("escalationOffsetSeconds")
                            .asLong());
                    assertThat(
                                    offset.isNegative()
                                            ? calendar.minus(resolution.dueAt(), offset.negated())
                                            : calendar.plus(resolution.dueAt(), offset))
                            .isEqualTo(expected(form, name, calendar.zone()));
                }
                default -> {
                    return false;
                }
            }
            return true;
        }
    }
}
