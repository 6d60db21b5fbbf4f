package dev.aftercare.crm.intake;

import static dev.aftercare.crm.intake.Mailroom.AGENT;
import static dev.aftercare.crm.intake.Mailroom.mailId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.WaitingFor;
import dev.aftercare.crm.sla.BusinessCalendar;
import dev.aftercare.crm.sla.EventPattern;
import dev.aftercare.crm.sla.MetricRule;
import dev.aftercare.crm.sla.SlaPolicy;
import dev.aftercare.crm.sla.SlaPolicyBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What messages do to the clocks of service levels, by whom they were written. */
class IntakeClocksTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final Mailroom room = new Mailroom();

    private SlaPolicyBuilder measured(Metric metric) {
        return SlaPolicy.builder(SlaPolicy.DEFAULT, "always").target(metric, DAY);
    }

    private TicketId begun(SlaPolicyBuilder policy) {
        room.shop.serviceLevels().define(BusinessCalendar.aroundTheClock("always"), AGENT);
        room.shop.serviceLevels().define(policy.build(), AGENT);
        return room.receive(room.mail("a")).ticket();
    }

    private Optional<SlaClock> clock(TicketId id, Metric metric) {
        return room.ticket(id).clock(metric);
    }

    private void awayNotice() {
        room.receive(room.mail("away").answers(mailId("a")).header("Auto-Submitted", "auto-replied"));
    }

    @Test
    void theShopsNoticeOfReceiptIsNoFirstResponseAndAPersonsReplyIs() {
        TicketId id = begun(measured(Metric.FIRST_RESPONSE));
        room.shop
                .intake()
                .reply(
                        id,
                        Channel.EMAIL,
                        "Got it",
                        List.of(),
                        By.system("notices").once("ack/a"));
        assertThat(clock(id, Metric.FIRST_RESPONSE).orElseThrow().isStopped()).isFalse();

        room.reply(id);
        assertThat(clock(id, Metric.FIRST_RESPONSE).orElseThrow().isStopped()).isTrue();
        assertThat(room.ticket(id).handling().firstAnsweredAt()).isNotNull();
    }

    @Test
    void anAutomaticReplyAsksForNoNextResponseAndAPersonsDoes() {
        TicketId id = begun(measured(Metric.NEXT_RESPONSE));
        awayNotice();
        assertThat(clock(id, Metric.NEXT_RESPONSE)).isEmpty();

        room.receive(room.mail("b").answers(mailId("a")));
        assertThat(clock(id, Metric.NEXT_RESPONSE).orElseThrow().isStopped()).isFalse();
    }

    @Test
    void automaticRepliesCountIfThePolicySaysSo() {
        MetricRule anybody = MetricRule.standard(Metric.NEXT_RESPONSE)
                .orElseThrow()
                .but()
                .startsWith(
                        EventPattern.of("message-added").with("direction", "IN").with("author", "AUTO"))
                .build();
        TicketId id = begun(measured(Metric.NEXT_RESPONSE).rule(Metric.NEXT_RESPONSE, anybody));
        awayNotice();

        assertThat(clock(id, Metric.NEXT_RESPONSE).orElseThrow().isStopped()).isFalse();
    }

    @Test
    void aPolicyCanPromiseAFirstResponseOnlyForWhatAPersonWrote() {
        MetricRule people = MetricRule.standard(Metric.FIRST_RESPONSE)
                .orElseThrow()
                .but()
                .startsWith(EventPattern.of("ticket-received").with("author", "CUSTOMER"))
                .build();
        room.deciding(room.policy().setsAside(false));
        TicketId written = begun(measured(Metric.FIRST_RESPONSE).rule(Metric.FIRST_RESPONSE, people));
        TicketId robot = room.receive(room.mail("robot").withEmptySender()).ticket();

        assertThat(clock(written, Metric.FIRST_RESPONSE)).isPresent();
        assertThat(clock(robot, Metric.FIRST_RESPONSE)).isEmpty();
    }

    @Test
    void aClockThatWaitsForTheCustomerRunsOnWithAPersonsReplyAndNotWithAnAutomaticOne() {
        TicketId id = begun(measured(Metric.REQUESTER_WAIT));
        room.shop.tickets().hold(id, WaitingFor.CUSTOMER, "Asked for a photo", AGENT);
        room.after(Duration.ofHours(3));
        awayNotice();
        assertThat(clock(id, Metric.REQUESTER_WAIT).orElseThrow().dueAt()).isNull();

        room.receive(room.mail("b").answers(mailId("a")));
        assertThat(clock(id, Metric.REQUESTER_WAIT).orElseThrow().dueAt()).isNotNull();
        assertThat(room.shop
                        .serviceLevels()
                        .reports()
                        .fairness(
                                room.ticket(id).intake().at(),
                                room.ticket(id).intake().at().plus(DAY))
                        .cases())
                .isEmpty();
    }

    @Test
    void aReplyThatReopensAsksForAResponseAndStartsTheResolutionAgain() {
        TicketId id = begun(measured(Metric.NEXT_RESPONSE).target(Metric.RESOLUTION, DAY));
        room.bring(id, Stage.FOLLOWED_UP);
        awayNotice();
        assertThat(clock(id, Metric.NEXT_RESPONSE)).isEmpty();
        assertThat(clock(id, Metric.RESOLUTION).orElseThrow().isStopped()).isTrue();

        room.receive(room.mail("b").answers(mailId("a")));
        assertThat(clock(id, Metric.NEXT_RESPONSE).orElseThrow().isStopped()).isFalse();
        assertThat(clock(id, Metric.RESOLUTION).orElseThrow().isStopped()).isFalse();
    }
}
