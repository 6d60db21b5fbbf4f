package dev.aftercare.crm.ticket;

import static dev.aftercare.crm.model.sla.Metric.FEEDBACK;
import static dev.aftercare.crm.model.sla.Metric.RESOLUTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.sla.ClockCycles;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.ticket.ClockEvent.EscalationReached;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Recipient;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.relation.Mergers;
import dev.aftercare.crm.sla.BusinessCalendar;
import dev.aftercare.crm.sla.ClockCheck;
import dev.aftercare.crm.sla.ClockRun;
import dev.aftercare.crm.sla.EscalationRung;
import dev.aftercare.crm.sla.EventPattern;
import dev.aftercare.crm.sla.FigureRequest;
import dev.aftercare.crm.sla.MetricRule;
import dev.aftercare.crm.sla.OnReopen;
import dev.aftercare.crm.sla.ServiceLevels;
import dev.aftercare.crm.sla.SlaPolicy;
import dev.aftercare.crm.sla.WhenRunning;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each run of a clock is a cycle with a number of its own, whatever ended the one before. */
class CyclesTest {

    private static final Metric SILENCE = new Metric("silence");

    private final Desk desk = new Desk();
    private final Tickets tickets = desk.tickets;
    private final ServiceLevels levels = desk.crm.shop().serviceLevels();

    /** A ticket is to be solved in ten hours, told of in four more, and never without a message for two. */
    @BeforeEach
    void promise() {
        levels.define(BusinessCalendar.aroundTheClock("always"), Desk.AGENT);
        levels.define(
                SlaPolicy.builder(SlaPolicy.DEFAULT, "always")
                        .target(RESOLUTION, Duration.ofHours(10))
                        .rule(
                                RESOLUTION,
                                MetricRule.standard(RESOLUTION)
                                        .orElseThrow()
                                        .but()
                                        .onReopen(OnReopen.RESTART)
                                        .build())
                        .target(FEEDBACK, Duration.ofHours(4))
                        .escalation(FEEDBACK, EscalationRung.at(50).notify(Recipient.role("lead")))
                        .target(SILENCE, Duration.ofHours(2))
                        .rule(
                                SILENCE,
                                MetricRule.builder()
                                        .startsWith(EventPattern.of("message-added"))
                                        .stopsWith(EventPattern.of("ticket-resolved"))
                                        .whenRunning(WhenRunning.RESTART)
                                        .build())
                        .escalation(SILENCE, EscalationRung.at(50).notify(Recipient.role("lead")))
                        .build(),
                Desk.AGENT);
    }

    private TicketId resolved() {
        return desk.receivedUpTo(Stage.RESOLVED);
    }

    private void resolveAgain(TicketId id) {
        desk.after(Duration.ofHours(3));
        tickets.reopen(id, "Cracked again", Desk.AGENT);
        desk.after(Duration.ofHours(1));
        tickets.resolve(id, "Another lid", Desk.AGENT);
    }

    private SlaClock clock(TicketId id, Metric metric) {
        return desk.ticket(id).clock(metric).orElseThrow();
    }

    private ClockCheck check() {
        return levels.verifyClocks(Desk.START, Desk.START.plusSeconds(1));
    }

    @Test
    void whatEndedWithoutAResultStartsAgainAsTheNextCycle() {
        TicketId id = resolved();
        desk.after(Duration.ofHours(3));
        tickets.reopen(id, "Cracked again", Desk.AGENT);
        assertThat(desk.ticket(id).clock(FEEDBACK)).isEmpty();
        assertThat(desk.ticket(id).cycles())
                .extracting(cycles -> cycles.last(FEEDBACK))
                .isEqualTo(1);

        tickets.resolve(id, "Another lid", Desk.AGENT);
        desk.after(Duration.ofHours(3)).crm.runDue(100);

        assertThat(clock(id, FEEDBACK).cycle()).isEqualTo(2);
        assertThat(desk.ticket(id).cycles()).isEqualTo(ClockCycles.NONE);
        assertThat(desk.happened(id, EscalationReached.class))
                .extracting(EscalationReached::metric, EscalationReached::at)
                .containsExactly(
                        tuple(FEEDBACK, Desk.START.plus(Duration.ofHours(2))),
                        tuple(FEEDBACK, Desk.START.plus(Duration.ofHours(5))));
        assertThat(desk.crm.shop().escalations().outlook(id))
                .extracting(outlook -> outlook.metric(), outlook -> outlook.cycle(), outlook -> outlook.reached())
                .containsExactly(tuple(FEEDBACK, 2, List.of("50%")));
    }

    @Test
    void aRestartIsTheNextCycleAndOnlyTheLastOneCounts() {
        TicketId id = desk.receive();
        desk.conversation.customerWrote(id, Channel.EMAIL, "Any news?", Desk.AGENT);
        desk.after(Duration.ofHours(5));
        desk.conversation.customerWrote(id, Channel.EMAIL, "Hello?", Desk.AGENT);
        desk.after(Duration.ofMinutes(90)).crm.runDue(100);

        assertThat(clock(id, SILENCE).cycle()).isEqualTo(2);
        assertThat(levels.history(id).runs())
                .filteredOn(run -> run.clock().metric().equals(SILENCE))
                .extracting(
                        run -> run.clock().cycle(),
                        ClockRun::superseded,
                        run -> run.clock().isBreached())
                .containsExactly(tuple(1, true, true), tuple(2, false, false));
        assertThat(desk.happened(id, EscalationReached.class)).hasSize(2);
        assertThat(levels.reports()
                        .figures(FigureRequest.of(Desk.START, desk.now(), ZoneOffset.UTC))
                        .lines())
                .filteredOn(line -> line.figures().metric().equals(SILENCE))
                .extracting(
                        line -> line.figures().clocks(), line -> line.figures().breached())
                .containsExactly(tuple(1L, 0L));
    }

    @Test
    void aResultThatReopeningTakesBackCountsNowhere() {
        TicketId id = resolved();
        resolveAgain(id);

        assertThat(clock(id, RESOLUTION).cycle()).isEqualTo(2);
        assertThat(clock(id, RESOLUTION).elapsed()).isEqualTo(Duration.ofHours(1));
        assertThat(levels.history(id).counted())
                .filteredOn(run -> run.clock().metric().equals(RESOLUTION))
                .extracting(run -> run.clock().cycle())
                .containsExactly(2);
        assertThat(check().isSound()).isTrue();
    }

    /** Nothing is repeated of what was reached before the library was changed. */
    @Test
    void whatAnEarlierVersionStoredIsNumberedOnWithTheNextChange() {
        TicketId id = resolved();
        resolveAgain(id);
        desk.after(Duration.ofHours(3)).crm.runDue(100);
        Ticket now = desk.ticket(id);
        desk.earlier.age(now);
        assertThat(desk.ticket(id).clocks()).extracting(SlaClock::cycle).containsOnly(1);
        assertThat(check().isSound()).as("%s", check().examples()).isTrue();

        Ticket changed = tickets.changePriority(id, Priority.LOW, Desk.AGENT);

        assertThat(changed.clocks()).isEqualTo(now.clocks());
        assertThat(changed.escalated()).isEqualTo(now.escalated());
        assertThat(changed.cycles()).isEqualTo(ClockCycles.NONE);
        desk.crm.runDue(100);
        assertThat(desk.happened(id, EscalationReached.class)).hasSize(2);
        assertThat(check().isSound()).as("%s", check().examples()).isTrue();
    }

    /** The clocks put aside by the merge are numbered on, too, once it is undone. */
    @Test
    void soIsATicketThatWasMergedThen() {
        Mergers mergers = desk.crm.shop().relations().mergers();
        TicketId id = resolved();
        resolveAgain(id);
        tickets.reopen(id, "And again", Desk.AGENT);
        Ticket before = desk.ticket(id);
        mergers.merge(id, desk.receive(), "the same", Desk.AGENT);
        desk.earlier.age(desk.ticket(id));
        assertThat(check().isSound()).as("%s", check().examples()).isTrue();

        mergers.undo(id, "not the same", Desk.AGENT);

        assertThat(desk.ticket(id).clocks()).isEqualTo(before.clocks());
        assertThat(desk.ticket(id).cycles()).isEqualTo(before.cycles());
        assertThat(before.cycles()).extracting(cycles -> cycles.last(FEEDBACK)).isEqualTo(2);
        assertThat(check().isSound()).as("%s", check().examples()).isTrue();
    }

    @Test
    void aClockThatThePolicyDropsAndTakesUpAgainIsTheNextCycle() {
        TicketId id = desk.receive();
        desk.conversation.customerWrote(id, Channel.EMAIL, "Any news?", Desk.AGENT);
        levels.define(
                SlaPolicy.builder(SlaPolicy.DEFAULT, "always")
                        .target(RESOLUTION, Duration.ofHours(10))
                        .build(),
                Desk.AGENT);
        tickets.reconsiderTerms(id, Desk.AGENT);
        assertThat(desk.ticket(id).clock(SILENCE)).isEmpty();
        promise();
        tickets.reconsiderTerms(id, Desk.AGENT);

        desk.conversation.customerWrote(id, Channel.EMAIL, "Hello?", Desk.AGENT);

        assertThat(clock(id, SILENCE).cycle()).isGreaterThan(1);
        assertThat(levels.history(id).runs())
                .filteredOn(run -> run.clock().metric().equals(SILENCE))
                .extracting(run -> run.clock().cycle())
                .doesNotHaveDuplicates()
                .isSorted();
    }
}
