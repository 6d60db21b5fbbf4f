package dev.aftercare.crm.sla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.ticket.ConversationEvent.MessageAdded;
import dev.aftercare.crm.model.ticket.MessageAuthor;
import dev.aftercare.crm.model.ticket.MessageDirection;
import dev.aftercare.crm.model.ticket.MessageVisibility;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.StepEvent.TicketFollowedUp;
import dev.aftercare.crm.model.ticket.StepEvent.TicketHeld;
import dev.aftercare.crm.model.ticket.StepEvent.TicketReceived;
import dev.aftercare.crm.model.ticket.StepEvent.TicketResolved;
import dev.aftercare.crm.model.ticket.StepEvent.TicketResumed;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.model.ticket.WaitingFor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The clocks of the ticket of one public case, moved step by step by {@link ClockRules}, and what the case expects of them. The same case as
 * a list of events must come to the same.
 */
final class PublicTicket {

    private static final Map<String, Metric> METRICS = Map.of(
            "resolution", Metric.RESOLUTION,
            "firstResponse", Metric.FIRST_RESPONSE,
            "nextResponse", Metric.NEXT_RESPONSE);

    private static final Pattern FIGURE =
            Pattern.compile("(resolution|firstResponse|nextResponse)(Business|Slack)(Seconds|Minutes)");

    private final JsonNode form;
    private final BusinessCalendar calendar;
    private final boolean writes;
    private final Map<String, JsonNode> targets = new TreeMap<>();
    private final Map<String, Duration> amounts = new TreeMap<>();
    private SlaTerms terms;
    private List<SlaClock> clocks = List.of();
    private List<SlaClock> beforePolicyChange = List.of();
    private Duration paused = Duration.ZERO;
    private @Nullable Instant pausedAt;

    PublicTicket(JsonNode form, BusinessCalendar calendar) {
        this.form = form;
        this.calendar = calendar;
        this.writes = form.get("events")
                .valueStream()
                .anyMatch(event -> event.get("type").asString().equals("customerMessage"));
        form.get("targets").propertyStream().forEach(target -> {
            targets.put(target.getKey(), target.getValue());
            amounts.put(
                    target.getKey(),
                    Duration.ofMinutes(target.getValue().get("minutes").asLong()));
        });
        this.terms = terms(1);
        form.get("events").forEach(this::happen);
    }

    private SlaTerms terms(int version) {
        SlaPolicyBuilder policy = SlaPolicy.builder("case", "case");
        amounts.forEach((name, amount) -> {
            Metric metric = METRICS.get(name);
            policy.target(metric, amount);
            if (!targets.get(name).get("pausable").asBoolean()) {
                policy.runsOnHold(metric);
            } else if (metric.equals(Metric.NEXT_RESPONSE)) {
                policy.rule(
                        metric,
                        MetricRule.standard(metric)
                                .orElseThrow()
                                .but()
                                .pausesWith(EventPattern.of("ticket-held"))
                                .resumesWith(EventPattern.of("ticket-resumed"))
                                .build());
            }
        });
        return SlaTerms.of(policy.build(), version, calendar, 1);
    }

    private void happen(JsonNode event) {
        Instant at = instant(event);
        switch (event.get("type").asString()) {
            case "created" -> {
                start(Metric.RESOLUTION, at);
                start(Metric.FIRST_RESPONSE, at);
                if (!writes) {
                    start(Metric.NEXT_RESPONSE, at);
                }
            }
            case "customerMessage" -> start(Metric.NEXT_RESPONSE, at);
            case "agentReply", "firstResponse" -> {
                clocks = ClockRules.stop(clocks, Metric.FIRST_RESPONSE, terms, at);
                clocks = ClockRules.stop(clocks, Metric.NEXT_RESPONSE, terms, at);
            }
            case "pause" -> {
                pausedAt = at;
                clocks = ClockRules.pause(clocks, terms, at);
            }
            case "resume" -> {
                paused = paused.plus(calendar.between(pausedAt, at));
                clocks = ClockRules.resume(clocks, terms, at);
            }
            case "resolved" -> clocks = ClockRules.stop(clocks, Metric.RESOLUTION, terms, at);
            case "closed" -> {
                clocks = ClockRules.stop(clocks, Metric.RESOLUTION, terms, at);
                clocks = ClockRules.abandon(clocks, terms, at);
            }
            case "policyChanged" -> change(event, at);
            default -> throw new AssertionError("unknown event");
        }
    }

    private void start(Metric metric, Instant at) {
        clocks = ClockRules.start(clocks, List.of(metric), terms, Priority.NORMAL, at);
    }

    private void change(JsonNode event, Instant at) {
        beforePolicyChange = clocks;
        amounts.replaceAll((name, amount) -> event.has(name + "Minutes")
                ? Duration.ofMinutes(event.get(name + "Minutes").asLong())
                : amount);
        SlaTerms next = event.has("none") ? SlaTerms.NONE : terms(2);
        clocks = ClockRules.retarget(clocks, terms, next, Priority.NORMAL, at);
        terms = next;
    }

    @Nullable
    SlaClock clock(String name) {
        return find(clocks, name);
    }

    private static @Nullable SlaClock find(List<SlaClock> clocks, String name) {
        return clocks.stream()
                .filter(clock -> clock.metric().equals(METRICS.get(name)))
                .findFirst()
                .orElse(null);
    }

    void expectAll() {
        List<String> unknown = new ArrayList<>();
        form.get("expected").propertyStream().forEach(entry -> {
            String name = entry.getKey();
            if (name.endsWith("DueBefore")) {
                expectDue(name, find(beforePolicyChange, name.replace("DueBefore", "")));
            } else if (name.endsWith("Due")) {
                expectDue(name, clock(name.replace("Due", "")));
            } else if (!figure(name, entry.getValue())) {
                unknown.add(name);
            }
        });
        assertThat(unknown).isEmpty();
    }

    private void expectDue(String name, @Nullable SlaClock clock) {
        assertThat(clock == null ? null : clock.dueAt()).as(name).isEqualTo(expected(name));
    }

    private boolean figure(String name, JsonNode value) {
        Matcher figure = FIGURE.matcher(name);
        if (figure.matches()) {
            expectFigure(
                    clock(figure.group(1)),
                    figure.group(2).equals("Slack"),
                    figure.group(3).equals("Minutes")
                            ? Duration.ofMinutes(value.asLong())
                            : Duration.ofSeconds(value.asLong()));
            return true;
        }
        switch (name) {
            case "pausedBusinessSeconds" -> assertThat(paused).isEqualTo(Duration.ofSeconds(value.asLong()));
            case "nextEscalation" ->
                assertThat(clocks.stream()
                                .map(SlaClock::dueAt)
                                .filter(due -> due != null)
                                .sorted()
                                .findFirst()
                                .orElse(null))
                        .isEqualTo(expected(name));
            case "escalationAt" -> {
                Instant due = clock("resolution").dueAt();
                Duration offset = Duration.ofSeconds(
                        targets.get("resolution").get("escalationOffsetSeconds").asLong());
                assertThat(offset.isNegative() ? calendar.minus(due, offset.negated()) : calendar.plus(due, offset))
                        .isEqualTo(expected(name));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void expectFigure(SlaClock stopped, boolean slack, Duration expected) {
        assertThat(slack ? ClockRules.remaining(stopped, terms, stopped.stoppedAt()) : stopped.elapsed())
                .isEqualTo(expected);
        if (slack) {
            assertThat(stopped.isBreached()).isEqualTo(expected.isNegative());
        }
    }

    /** A policy that comes out of the blue has no event of its own, so such a case is no list of events. */
    void expectOfEvents() {
        List<Occurrence> events = new ArrayList<>();
        for (JsonNode event : form.get("events")) {
            String type = event.get("type").asString();
            if (type.equals("policyChanged")) {
                return;
            }
            events.add(new Occurrence(body(type), Actor.agent("amy"), instant(event)));
            if (type.equals("created") && !writes) {
                events.add(new Occurrence(body("customerMessage"), Actor.agent("amy"), instant(event)));
            }
        }
        SlaTerms promised = terms(1);
        List<SlaClock> told = ClockHistory.under(events, traits -> promised).clocks();
        METRICS.forEach((name, metric) -> {
            if (form.get("expected").has(name + "Due")) {
                expectDue(name + "Due", find(told, name));
            }
        });
    }

    private static EventBody body(String type) {
        return switch (type) {
            case "created" -> new TicketReceived(Stage.RECEIVED, TicketType.COMPLAINT, Channel.PHONE, Priority.NORMAL);
            case "pause" -> new TicketHeld(Stage.RECEIVED, WaitingFor.CUSTOMER, new FreeText("waits"));
            case "resume" -> new TicketResumed(Stage.RECEIVED);
            case "customerMessage" -> message(MessageDirection.IN, MessageAuthor.CUSTOMER);
            case "agentReply", "firstResponse" -> message(MessageDirection.OUT, MessageAuthor.AGENT);
            case "resolved" -> new TicketResolved(Stage.ANALYZED, Stage.RESOLVED, null);
            case "closed" -> new TicketFollowedUp(Stage.FEEDBACK, Stage.FOLLOWED_UP, true, null);
            default -> throw new AssertionError("unknown event");
        };
    }

    private static MessageAdded message(MessageDirection direction, MessageAuthor author) {
        return new MessageAdded(
                Stage.RECEIVED, direction, author, MessageVisibility.PUBLIC, Channel.EMAIL, new FreeText("writes"));
    }

    private Instant instant(JsonNode event) {
        return PublicCases.instant(event.get("at").asString(), calendar.zone());
    }

    private @Nullable Instant expected(String name) {
        JsonNode value = form.get("expected").get(name);
        return value.isNull() ? null : PublicCases.instant(value.asString(), calendar.zone());
    }
}
