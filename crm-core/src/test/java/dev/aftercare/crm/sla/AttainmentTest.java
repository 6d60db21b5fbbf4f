package dev.aftercare.crm.sla;

import static dev.aftercare.crm.model.sla.Metric.FIRST_RESPONSE;
import static dev.aftercare.crm.model.sla.Metric.RESOLUTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tickets received on Monday at ten; resolution within 16 hours of nine to five, until Wednesday at ten. */
class AttainmentTest {

    private static final SlaTerms TERMS = Policies.terms();
    private static final Instant RECEIVED = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant DUE = Instant.parse("2026-03-04T10:00:00Z");
    private static final Instant AS_OF = DUE.minusSeconds(1);

    private int number;

    @Test
    void everyClockCountsOnce() {
        Ticket met = resolved(DUE);
        Ticket late = resolved(DUE.plusSeconds(1));
        Ticket running = ticket();
        Ticket onHold = paused();
        Ticket cancelled = cancelled();

        MetricFigures figures = figures(AS_OF, met, late, running, onHold, cancelled);

        assertThat(figures.clocks()).isEqualTo(5);
        assertThat(figures.met()).isEqualTo(1);
        assertThat(figures.breached()).isEqualTo(1);
        assertThat(figures.running()).isEqualTo(2);
        assertThat(figures.abandoned()).isEqualTo(1);
        assertThat(figures.share()).hasValue(0.5);
    }

    @Test
    void whatIsLateByThenIsBreachedAlsoWhereNobodyNoticed() {
        assertThat(figures(DUE.minusNanos(1_000), ticket()).breached()).isZero();
        assertThat(figures(DUE, ticket()).breached()).isEqualTo(1);
        assertThat(figures(DUE, paused()).breached())
                .as("its time stands still")
                .isZero();
    }

    @Test
    void aTicketCancelledTooLateIsABreach() {
        Ticket ticket = ticket();
        Ticket late = ended(ticket.withClocks(ClockRules.abandon(ticket.clocks(), TERMS, DUE.plusSeconds(1))));

        assertThat(figures(DUE.plusSeconds(2), late).breached()).isEqualTo(1);
        assertThat(figures(DUE.plusSeconds(2), late).abandoned()).isZero();
    }

    @Test
    void timesAreOfStoppedClocksInBusinessAndInWallTime() {
        MetricFigures figures = figures(
                AS_OF,
                resolved(Instant.parse("2026-03-02T12:00:00Z")),
                resolved(Instant.parse("2026-03-03T11:00:00Z")),
                resolved(Instant.parse("2026-03-09T12:00:00Z")),
                ticket());

        assertThat(figures.business())
                .isEqualTo(new Spread(
                        3,
                        Duration.ofHours(2 + 9 + 42).dividedBy(3),
                        Duration.ofHours(9),
                        Duration.ofHours(42),
                        Duration.ofHours(42),
                        Duration.ofHours(42)));
        assertThat(figures.wall())
                .isEqualTo(new Spread(
                        3,
                        Duration.ofHours(2 + 25 + 170).dividedBy(3),
                        Duration.ofHours(25),
                        Duration.ofHours(170),
                        Duration.ofHours(170),
                        Duration.ofHours(170)));
    }

    @Test
    void nothingStoppedHasNoTimesAndNothingDecidedHasNoShare() {
        MetricFigures figures = figures(AS_OF, ticket());

        assertThat(figures.business()).isNull();
        assertThat(figures.wall()).isNull();
        assertThat(figures.share()).isEqualTo(OptionalDouble.empty());
    }

    @Test
    void metricsComeInTheOrderOfTheirCodesAndTicketsWithoutClocksCountAsTickets() {
        Ticket without = Tickets.withClocks(99, RECEIVED, SlaTerms.NONE, Priority.NORMAL);

        Attainment attainment = Attainment.of(Stream.of(without, ticket()), AS_OF);

        assertThat(attainment.tickets()).isEqualTo(2);
        assertThat(attainment.metrics()).extracting(MetricFigures::metric).containsExactly(FIRST_RESPONSE, RESOLUTION);
        assertThat(Attainment.of(Stream.of(without), AS_OF).of(RESOLUTION)).isEmpty();
    }

    private static MetricFigures figures(Instant asOf, Ticket... tickets) {
        return Attainment.of(Stream.of(tickets), asOf).of(RESOLUTION).orElseThrow();
    }

    private Ticket ticket() {
        return Tickets.withClocks(++number, RECEIVED, TERMS, Priority.NORMAL);
    }

    private Ticket resolved(Instant at) {
        Ticket ticket = ticket();
        return ticket.withClocks(ClockRules.stop(ticket.clocks(), RESOLUTION, TERMS, at));
    }

    private Ticket paused() {
        Ticket ticket = ticket();
        return ticket.withClocks(ClockRules.pause(ticket.clocks(), TERMS, RECEIVED.plusSeconds(60)));
    }

    private Ticket cancelled() {
        Ticket ticket = ticket();
        return ended(ticket.withClocks(ClockRules.abandon(ticket.clocks(), TERMS, RECEIVED.plusSeconds(60))));
    }

    private static Ticket ended(Ticket ticket) {
        return ticket.next().stage(Stage.CANCELLED).build();
    }
}
