package dev.aftercare.crm.ticket;

import static dev.aftercare.crm.model.sla.Metric.FIRST_RESPONSE;
import static dev.aftercare.crm.model.sla.Metric.RESOLUTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.ticket.ClockEvent.TargetBreached;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.WaitingFor;
import dev.aftercare.crm.sla.BusinessCalendar;
import dev.aftercare.crm.sla.SlaPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What was promised to a ticket is kept count of in opening hours, and a breach is told exactly once. */
class TicketPromisesTest {

    private final Desk desk = new Desk();
    private final Tickets tickets = desk.tickets;

    /** Open from Monday to Friday, 9 to 18 o'clock in Shanghai, which is 1 to 10 o'clock UTC. */
    private void promise(Duration firstResponse, Duration resolution) {
        desk.crm
                .shop()
                .serviceLevels()
                .define(
                        BusinessCalendar.builder("office", ZoneId.of("Asia/Shanghai"))
                                .openMondayToFriday("09:00-18:00")
                                .build(),
                        Desk.AGENT);
        desk.crm
                .shop()
                .serviceLevels()
                .define(
                        SlaPolicy.builder(SlaPolicy.DEFAULT, "office")
                                .target(FIRST_RESPONSE, firstResponse)
                                .target(RESOLUTION, resolution)
                                .target(RESOLUTION, Priority.URGENT, resolution.dividedBy(3))
                                .build(),
                        Desk.AGENT);
    }

    @Test
    void dueTimesAreCountedInOpeningHours() {
        promise(Duration.ofHours(1), Duration.ofHours(12));
        TicketId id = desk.at("2026-03-06T09:30:00Z").receive();

        assertThat(dueAt(id, FIRST_RESPONSE)).isEqualTo(Instant.parse("2026-03-09T01:30:00Z"));
        assertThat(dueAt(id, RESOLUTION)).isEqualTo(Instant.parse("2026-03-10T03:30:00Z"));
    }

    @Test
    void aBreachIsToldOnceOverManySweepsOnTwoNodes() {
        promise(Duration.ofHours(1), Duration.ofHours(4));
        TicketId id = desk.receive();

        desk.at("2026-03-02T01:59:59.999999Z").crm.runDue(100);
        assertThat(desk.happened(id, TargetBreached.class)).isEmpty();
        for (int i = 0; i < 6; i++) {
            desk.at("2026-03-02T0" + (2 + i) + ":00:00Z");
            desk.crm.runDue(100);
            desk.otherNode.runDue(100);
        }

        assertThat(desk.happened(id, TargetBreached.class))
                .containsExactly(
                        new TargetBreached(Stage.RECEIVED, FIRST_RESPONSE, Instant.parse("2026-03-02T02:00:00Z")),
                        new TargetBreached(Stage.RECEIVED, RESOLUTION, Instant.parse("2026-03-02T05:00:00Z")));
        assertThat(tickets.history(id))
                .hasSize((int) desk.ticket(id).version())
                .last()
                .extracting(Event::actor)
                .isEqualTo(Actor.CLOCK);
    }

    @Test
    void aBreachIsToldOnceWhenNodesSweepSideBySide() throws Exception {
        promise(Duration.ofHours(1), Duration.ofHours(4));
        List<TicketId> ids = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            ids.add(desk.receive());
        }
        desk.after(Duration.ofDays(1));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> sweeps = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Crm node = i % 2 == 0 ? desk.crm : desk.otherNode;
                sweeps.add(threads.submit(() -> node.runDue(1_000)));
            }
            for (Future<?> sweep : sweeps) {
                sweep.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(ids)
                .allSatisfy(id -> assertThat(desk.happened(id, TargetBreached.class))
                        .extracting(TargetBreached::metric)
                        .containsExactlyInAnyOrder(FIRST_RESPONSE, RESOLUTION));
    }

    @Test
    void aSolutionThatComesLateButBeforeTheSweepIsABreachOnce() {
        promise(Duration.ofHours(1), Duration.ofHours(4));
        TicketId id = desk.receive();
        for (TicketStep step : List.of(TicketStep.CONFIRM, TicketStep.ANALYZE)) {
            tickets.apply(id, Course.some(step), Desk.AGENT);
        }

        desk.at("2026-03-02T05:00:01Z");
        tickets.resolve(id, "A new lid was sent", Desk.AGENT);
        desk.crm.runDue(100);
        desk.otherNode.runDue(100);

        assertThat(desk.happened(id, TargetBreached.class))
                .containsExactly(new TargetBreached(Stage.ANALYZED, RESOLUTION, Instant.parse("2026-03-02T05:00:00Z")));
        SlaClock clock = desk.ticket(id).clock(RESOLUTION).orElseThrow();
        assertThat(clock.isStopped()).isTrue();
        assertThat(clock.isBreached()).isTrue();
    }

    @Test
    void aHoldOverTheWeekendCostsNoOpeningHoursAndNothingIsDueMeanwhile() {
        promise(Duration.ofHours(1), Duration.ofHours(4));
        TicketId id = desk.at("2026-03-06T08:00:00Z").receive();
        tickets.hold(id, WaitingFor.CUSTOMER, "A photo", Desk.AGENT);

        assertThat(desk.at("2026-03-09T02:00:00Z").crm.runDue(100).done()).isZero();
        tickets.resume(id, Desk.AGENT);

        assertThat(dueAt(id, FIRST_RESPONSE)).isEqualTo(Instant.parse("2026-03-09T03:00:00Z"));
        assertThat(dueAt(id, RESOLUTION)).isEqualTo(Instant.parse("2026-03-09T06:00:00Z"));
    }

    @Test
    void whatWasPromisedStandsUntilThePriorityChanges() {
        promise(Duration.ofHours(1), Duration.ofHours(6));
        TicketId id = desk.receive();
        promise(Duration.ofMinutes(30), Duration.ofHours(3));

        tickets.hold(id, WaitingFor.CUSTOMER, "A photo", Desk.AGENT);
        tickets.resume(id, Desk.AGENT);
        assertThat(dueAt(id, RESOLUTION)).isEqualTo(Instant.parse("2026-03-02T07:00:00Z"));
        assertThat(dueAt(desk.receive(), RESOLUTION)).isEqualTo(Instant.parse("2026-03-02T04:00:00Z"));

        tickets.changePriority(id, Priority.URGENT, Desk.AGENT);
        assertThat(dueAt(id, RESOLUTION)).isEqualTo(Instant.parse("2026-03-02T02:00:00Z"));
        assertThat(dueAt(id, FIRST_RESPONSE)).isEqualTo(Instant.parse("2026-03-02T01:30:00Z"));
        assertThat(desk.ticket(id).clocks()).extracting(SlaClock::policy).containsOnly("default@2");
    }

    @Test
    void aTicketReceivedBeforeAnythingWasPromisedHasNoClocks() {
        TicketId id = desk.receive();
        promise(Duration.ofHours(1), Duration.ofHours(4));
        tickets.apply(id, Course.some(TicketStep.CONFIRM), Desk.AGENT);

        assertThat(desk.ticket(id).clocks()).isEmpty();
        assertThat(desk.after(Duration.ofDays(2)).crm.runDue(100).done()).isZero();
    }

    private Instant dueAt(TicketId id, Metric metric) {
        return desk.ticket(id).clock(metric).orElseThrow().dueAt();
    }
}
