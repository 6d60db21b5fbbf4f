package dev.aftercare.crm.ticket;

import static dev.aftercare.crm.model.sla.Metric.FIRST_RESPONSE;
import static dev.aftercare.crm.model.sla.Metric.RESOLUTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.ticket.ClockEvent.TargetBreached;
import dev.aftercare.crm.model.ticket.HandlingEvent.PriorityChanged;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.StepEvent.TicketResolved;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.sla.BusinessCalendar;
import dev.aftercare.crm.sla.Promises;
import dev.aftercare.crm.sla.SlaPolicy;
import dev.aftercare.crm.sla.SlaTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clocks follow the steps of the ticket. */
class TicketClockTest {

    private static final Duration MICRO = Duration.ofNanos(1_000);

    static final SlaTerms TERMS = SlaTerms.of(
            SlaPolicy.builder("default", "always")
                    .target(FIRST_RESPONSE, Duration.ofHours(1))
                    .target(RESOLUTION, Duration.ofHours(8))
                    .target(RESOLUTION, Priority.HIGH, Duration.ofHours(4))
                    .target(RESOLUTION, Priority.URGENT, Duration.ofHours(2))
                    .build(),
            1,
            BusinessCalendar.aroundTheClock("always"),
            1);

    @Test
    void receiptStartsBothClocks() {
        Course course = Course.received(TERMS);

        assertThat(clock(course, FIRST_RESPONSE).dueAt()).isEqualTo(hours(1));
        assertThat(clock(course, RESOLUTION).dueAt()).isEqualTo(hours(8));
        assertThat(course.lastDue()).containsExactly(due(FIRST_RESPONSE, hours(1)), due(RESOLUTION, hours(8)));
        assertThat(course.ticket().version()).isEqualTo(1);
    }

    @Test
    void withoutAPromiseThereIsNoClock() {
        assertThat(Course.received(SlaTerms.NONE).ticket().clocks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"AGENT, ANSWER, true", "SYSTEM, ANSWER, false", "RULE, ANSWER, false", "AGENT, CONFIRM, true"})
    void theFirstResponseStopsWithThePersonWhoAnswersOrConfirms(Actor.Kind kind, TicketStep step, boolean stops) {
        Course course = Course.received(TERMS)
                .by(new Actor(kind, "x"))
                .after(Duration.ofMinutes(10))
                .take(step);

        assertThat(clock(course, FIRST_RESPONSE).isStopped()).isEqualTo(stops);
        assertThat(clock(course, RESOLUTION).isRunning()).isTrue();
        if (stops) {
            assertThat(clock(course, FIRST_RESPONSE).elapsed()).isEqualTo(Duration.ofMinutes(10));
            assertThat(course.lastDue()).containsExactly(noLongerDue(FIRST_RESPONSE));
        } else {
            assertThat(course.lastDue()).isEmpty();
        }
    }

    @Test
    void aHoldPausesTheClocksAndDelaysThemByAsLongAsItLasts() {
        Course course = Course.received(TERMS).after(Duration.ofMinutes(20)).take(TicketStep.HOLD);
        assertThat(course.ticket().clocks()).noneMatch(SlaClock::isRunning);
        assertThat(course.lastDue()).containsExactly(noLongerDue(FIRST_RESPONSE), noLongerDue(RESOLUTION));

        course.after(Duration.ofHours(5)).take(TicketStep.RESUME);
        assertThat(course.lastDue()).containsExactly(due(FIRST_RESPONSE, hours(6)), due(RESOLUTION, hours(13)));
        assertThat(course.history()).hasSize(3);
    }

    @Test
    void theSolutionStopsTheClockAndReopeningLetsItRunOnFromWhereItStood() {
        Course course = Course.received(TERMS)
                .take(TicketStep.CONFIRM, TicketStep.ANALYZE)
                .after(Duration.ofHours(3))
                .take(TicketStep.RESOLVE);
        assertThat(clock(course, RESOLUTION).isStopped()).isTrue();
        assertThat(course.lastDue()).contains(noLongerDue(RESOLUTION));

        course.after(Duration.ofHours(20)).take(TicketStep.REOPEN);
        assertThat(clock(course, RESOLUTION).isRunning()).isTrue();
        assertThat(clock(course, FIRST_RESPONSE).isStopped()).isTrue();
        assertThat(course.lastDue()).contains(due(RESOLUTION, hours(23 + 5)));
    }

    @Test
    void aCancelledTicketIsNeverDue() {
        Course course = Course.received(TERMS).take(TicketStep.CANCEL);

        assertThat(course.ticket().clocks()).noneMatch(SlaClock::isRunning).noneMatch(SlaClock::isBreached);
        assertThat(course.lastDue()).containsExactly(noLongerDue(FIRST_RESPONSE), noLongerDue(RESOLUTION));
    }

    @Test
    void whatIsToldOfACancelledTicketLaterLeavesItsClocksAsTheyWere() {
        Course course = Course.received(TERMS)
                .after(Duration.ofHours(5))
                .take(TicketStep.CANCEL)
                .after(Duration.ofHours(5));
        List<SlaClock> clocks = course.ticket().clocks();

        course.assuming(
                ticket -> TicketRules.message(ticket, TicketMessage.ofCustomer(Channel.EMAIL, "?"), course.facts())
                        .orThrow()
                        .state());

        assertThat(clocks).isNotEmpty().anyMatch(SlaClock::isBreached);
        assertThat(course.ticket().clocks()).isEqualTo(clocks);
    }

    @Test
    void anotherPriorityMovesTheDueTimeCountedFromTheStart() {
        Course course =
                Course.received(TERMS).after(Duration.ofHours(1)).take(new TicketCommand.ChangePriority(Priority.HIGH));
        assertThat(course.lastDue()).containsExactly(due(RESOLUTION, hours(4)));

        course.take(TicketCommands.confirm("Cracked", "a", Priority.URGENT));
        assertThat(course.lastDue()).containsExactly(noLongerDue(FIRST_RESPONSE), due(RESOLUTION, hours(2)));
    }

    @Test
    void thePriorityItHasMovesNothing() {
        Course course = Course.received(TERMS)
                .after(Duration.ofMinutes(1))
                .take(TicketCommands.confirm("Cracked", "a", Priority.NORMAL));

        assertThat(course.lastDue()).containsExactly(noLongerDue(FIRST_RESPONSE));
        assertThat(course.take(new TicketCommand.ChangePriority(Priority.NORMAL))
                        .lastDue())
                .isEmpty();
    }

    @Test
    void aPriorityWhoseTargetIsUsedUpAlreadyIsABreachAtOnce() {
        Course course = Course.at(Stage.CONFIRMED, TERMS)
                .after(Duration.ofHours(3))
                .take(new TicketCommand.ChangePriority(Priority.URGENT));

        assertThat(course.lastEvents())
                .containsExactly(
                        new Happened(
                                new PriorityChanged(Stage.CONFIRMED, Priority.NORMAL, Priority.URGENT), Course.AGENT),
                        breach(Stage.CONFIRMED, RESOLUTION, hours(2)));
        assertThat(course.ticket().version()).isEqualTo(4);
        assertThat(course.lastDue()).containsExactly(noLongerDue(RESOLUTION));
    }

    @Test
    void aSolutionAtTheDueTimeIsInTimeAndAMicrosecondLaterIsNot() {
        Course intime =
                Course.at(Stage.ANALYZED, TERMS).after(Duration.ofHours(8)).take(TicketStep.RESOLVE);
        assertThat(clock(intime, RESOLUTION).isBreached()).isFalse();
        assertThat(intime.lastEvents()).hasSize(1);

        Course late = Course.at(Stage.ANALYZED, TERMS)
                .after(Duration.ofHours(8).plus(MICRO))
                .take(TicketStep.RESOLVE);
        assertThat(clock(late, RESOLUTION).breachedAt()).isEqualTo(hours(8));
        assertThat(late.lastEvents())
                .containsExactly(
                        breach(Stage.ANALYZED, RESOLUTION, hours(8)),
                        new Happened(
                                new TicketResolved(
                                        Stage.ANALYZED,
                                        Stage.RESOLVED,
                                        late.ticket().resolution().solution()),
                                Course.AGENT));
        assertThat(late.ticket().version()).isEqualTo(5);
    }

    @Test
    void whatIsLateIsToldWithWhateverComesNextAndOnlyOnce() {
        Course course = Course.received(TERMS).after(Duration.ofHours(2)).take(TicketStep.ESCALATE, TicketStep.CONFIRM);
        assertThat(breaches(course)).containsExactly(FIRST_RESPONSE);

        course.after(Duration.ofHours(9)).take(TicketStep.HOLD);
        course.after(Duration.ofHours(9)).take(TicketStep.RESUME, TicketStep.ANALYZE, TicketStep.RESOLVE);
        course.targetDue(RESOLUTION).targetDue(FIRST_RESPONSE);
        assertThat(breaches(course)).containsExactly(FIRST_RESPONSE, RESOLUTION);
        assertThat(course.ticket().version()).isEqualTo(course.history().size());
    }

    @Test
    void aSweepTellsTheBreachFromTheDueTimeOnAndOnlyOnce() {
        Course course =
                Course.received(TERMS).by(Actor.CLOCK).after(Duration.ofHours(1).minus(MICRO));
        assertThat(course.targetDue(FIRST_RESPONSE).lastEvents()).isEmpty();

        assertThat(course.after(MICRO).targetDue(FIRST_RESPONSE).lastEvents())
                .containsExactly(breach(Stage.RECEIVED, FIRST_RESPONSE, hours(1)));
        assertThat(course.ticket().version()).isEqualTo(2);

        assertThat(course.after(MICRO).targetDue(FIRST_RESPONSE).lastEvents()).isEmpty();
        assertThat(course.ticket().version()).isEqualTo(2);
    }

    @Test
    void clocksCountByWhatWasPromisedUntilTheyTakeUpAnotherTarget() {
        SlaTerms stricter = SlaTerms.of(
                SlaPolicy.builder("default", "always")
                        .target(RESOLUTION, Duration.ofHours(6))
                        .target(RESOLUTION, Priority.HIGH, Duration.ofHours(3))
                        .build(),
                2,
                BusinessCalendar.aroundTheClock("always"),
                2);
        Ticket ticket = Course.at(Stage.CONFIRMED, TERMS).ticket();
        TicketFacts changed = TicketFacts.of(Course.START.plus(Duration.ofHours(1)), Course.AGENT)
                .promising(new Promises(stricter, TERMS));

        Ticket held = accepted(ticket, Course.some(TicketStep.HOLD), changed);
        Ticket resumed = accepted(held, Course.some(TicketStep.RESUME), changed);
        assertThat(resumed.clock(RESOLUTION).orElseThrow().dueAt()).isEqualTo(hours(8));
        assertThat(resumed.clock(RESOLUTION).orElseThrow().policy()).isEqualTo("default@1");

        Ticket pressing = accepted(resumed, new TicketCommand.ChangePriority(Priority.HIGH), changed);
        assertThat(pressing.clock(RESOLUTION).orElseThrow().dueAt()).isEqualTo(hours(3));
        assertThat(pressing.clock(RESOLUTION).orElseThrow().policy()).isEqualTo("default@2");
    }

    private static Ticket accepted(Ticket ticket, TicketCommand command, TicketFacts facts) {
        Decision.Accepted<Ticket> accepted =
                TicketRules.decide(ticket, command, facts).orThrow();
        return accepted.state();
    }

    private static List<Metric> breaches(Course course) {
        return course.history().stream()
                .map(Happened::body)
                .filter(TargetBreached.class::isInstance)
                .map(body -> ((TargetBreached) body).metric())
                .toList();
    }

    private static Happened breach(Stage at, Metric metric, Instant dueAt) {
        return new Happened(new TargetBreached(at, metric, dueAt), Actor.CLOCK);
    }

    private static SlaClock clock(Course course, Metric metric) {
        return course.ticket().clock(metric).orElseThrow();
    }

    private static Instant hours(int hours) {
        return Course.START.plus(Duration.ofHours(hours));
    }

    private static DueChange due(Metric metric, Instant at) {
        return new DueChange.Schedule(new DueEntry(key(metric), at));
    }

    private static DueChange noLongerDue(Metric metric) {
        return new DueChange.Cancel(key(metric));
    }

    private static DueKey key(Metric metric) {
        return new DueKey("sla-breach", AggregateRef.of(Course.ID), metric.code());
    }
}
