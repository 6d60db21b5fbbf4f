package dev.aftercare.crm.sla;

import static dev.aftercare.crm.model.sla.Metric.FIRST_RESPONSE;
import static dev.aftercare.crm.model.sla.Metric.RESOLUTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClockDuesTest {

    private static final TicketId TICKET = new TicketId(new UUID(0, 7));
    private static final SlaTerms TERMS = Policies.terms();
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final List<SlaClock> CLOCKS =
            ClockRules.start(List.of(), List.of(FIRST_RESPONSE, RESOLUTION), TERMS, Priority.NORMAL, START);

    @Test
    void clocksThatStartAreScheduled() {
        assertThat(ClockDues.changes(TICKET, List.of(), CLOCKS))
                .containsExactly(
                        schedule(FIRST_RESPONSE, "2026-03-02T14:00:00Z"), schedule(RESOLUTION, "2026-03-04T10:00:00Z"));
    }

    @Test
    void clocksThatAreDueAsBeforeAreLeftAlone() {
        assertThat(ClockDues.changes(TICKET, CLOCKS, CLOCKS)).isEmpty();
        assertThat(ClockDues.changes(TICKET, CLOCKS, List.of(CLOCKS.get(1), CLOCKS.get(0))))
                .isEmpty();
    }

    @Test
    void aPausedClockIsCancelledAndAResumedOneScheduled() {
        List<SlaClock> paused = ClockRules.pause(CLOCKS, TERMS, NOON);
        List<SlaClock> resumed = ClockRules.resume(paused, TERMS, NOON.plusSeconds(3600));

        assertThat(ClockDues.changes(TICKET, CLOCKS, paused)).containsExactly(cancel(RESOLUTION));
        assertThat(ClockDues.changes(TICKET, paused, resumed))
                .containsExactly(schedule(RESOLUTION, "2026-03-04T11:00:00Z"));
    }

    @Test
    void aRetargetedClockMoves() {
        List<SlaClock> urgent = ClockRules.retarget(CLOCKS, TERMS, TERMS, Priority.URGENT, START.plusSeconds(60));

        assertThat(ClockDues.changes(TICKET, CLOCKS, urgent))
                .containsExactly(
                        schedule(FIRST_RESPONSE, "2026-03-02T11:00:00Z"), schedule(RESOLUTION, "2026-03-02T14:00:00Z"));
    }

    @Test
    void stoppedBreachedAndDroppedClocksAreCancelled() {
        List<SlaClock> answered = ClockRules.stop(CLOCKS, FIRST_RESPONSE, TERMS, NOON);
        List<SlaClock> late = ClockRules.breach(CLOCKS, FIRST_RESPONSE, NOON.plusSeconds(7_200));
        List<SlaClock> none = ClockRules.retarget(CLOCKS, TERMS, SlaTerms.NONE, Priority.NORMAL, NOON);

        assertThat(ClockDues.changes(TICKET, CLOCKS, answered)).containsExactly(cancel(FIRST_RESPONSE));
        assertThat(ClockDues.changes(TICKET, CLOCKS, late)).containsExactly(cancel(FIRST_RESPONSE));
        assertThat(ClockDues.changes(TICKET, CLOCKS, none)).containsExactly(cancel(FIRST_RESPONSE), cancel(RESOLUTION));
    }

    @Test
    void aBreachedClockIsNeverScheduledAgain() {
        List<SlaClock> late = ClockRules.breach(CLOCKS, RESOLUTION, Instant.parse("2026-03-10T10:00:00Z"));
        List<SlaClock> paused = ClockRules.pause(late, TERMS, Instant.parse("2026-03-10T11:00:00Z"));
        List<SlaClock> resumed = ClockRules.resume(paused, TERMS, Instant.parse("2026-03-10T12:00:00Z"));

        assertThat(resumed.get(1).isRunning()).isTrue();
        assertThat(ClockDues.changes(TICKET, paused, resumed)).isEmpty();
    }

    @Test
    void aClockThatIsNeverDueIsNotScheduled() {
        BusinessCalendar fair = BusinessCalendar.builder("fair", Calendars.LONDON)
                .exceptionalDay(LocalDate.of(2026, 3, 2), "trade fair", "09:00-17:00")
                .build();
        SlaTerms terms = Policies.resolutionWithin(Duration.ofDays(1), fair, 1);
        List<SlaClock> clocks = ClockRules.start(List.of(), List.of(RESOLUTION), terms, Priority.NORMAL, START);

        assertThat(clocks).hasSize(1);
        assertThat(ClockDues.changes(TICKET, List.of(), clocks)).isEmpty();
    }

    private static DueChange schedule(Metric metric, String at) {
        return new DueChange.Schedule(new DueEntry(key(metric), Instant.parse(at)));
    }

    private static DueChange cancel(Metric metric) {
        return new DueChange.Cancel(key(metric));
    }

    private static DueKey key(Metric metric) {
        return new DueKey("sla-breach", AggregateRef.of(TICKET), metric.code());
    }
}
