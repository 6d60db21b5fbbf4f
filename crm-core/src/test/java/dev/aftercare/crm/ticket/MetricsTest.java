package dev.aftercare.crm.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.ticket.CauseDimension;
import dev.aftercare.crm.model.ticket.ConversationEvent.MessageAdded;
import dev.aftercare.crm.model.ticket.MessageAuthor;
import dev.aftercare.crm.model.ticket.MessageDirection;
import dev.aftercare.crm.model.ticket.MessageVisibility;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Rating;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.StepEvent.TicketReceived;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.WaitingFor;
import dev.aftercare.crm.sla.Budget;
import dev.aftercare.crm.sla.BusinessCalendar;
import dev.aftercare.crm.sla.EventPattern;
import dev.aftercare.crm.sla.MetricRule;
import dev.aftercare.crm.sla.OnChange;
import dev.aftercare.crm.sla.OnReopen;
import dev.aftercare.crm.sla.SlaPolicy;
import dev.aftercare.crm.sla.SlaPolicyBuilder;
import dev.aftercare.crm.sla.WhenRunning;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What starts, stops, pauses and ends each clock, around the clock unless it says otherwise. */
class MetricsTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final Desk desk = new Desk();
    private final Tickets tickets = desk.tickets;

    private SlaPolicyBuilder policy() {
        return SlaPolicy.builder(SlaPolicy.DEFAULT, "always");
    }

    private TicketId received(SlaPolicyBuilder policy) {
        define(BusinessCalendar.aroundTheClock("always"));
        define(policy);
        return desk.receive();
    }

    private void define(BusinessCalendar calendar) {
        desk.crm.shop().serviceLevels().define(calendar, Desk.AGENT);
    }

    private void define(SlaPolicyBuilder policy) {
        desk.crm.shop().serviceLevels().define(policy.build(), Desk.AGENT);
    }

    private TicketId measured(Metric metric) {
        return received(policy().target(metric, DAY));
    }

    @ParameterizedTest
    @CsvSource({
        "OUT, AGENT, PUBLIC, true",
        "OUT, AGENT, INTERNAL, false",
        "OUT, BOT, PUBLIC, false",
        "OUT, AUTO, PUBLIC, false",
        "IN, CUSTOMER, PUBLIC, false",
        "IN, AUTO, PUBLIC, false",
    })
    void onlyWhatAPersonWritesToTheCustomerIsAResponse(
            MessageDirection direction, MessageAuthor author, MessageVisibility visibility, boolean stops) {
        TicketId id = measured(Metric.FIRST_RESPONSE);

        add(id, direction, author, visibility);

        assertThat(clock(id, Metric.FIRST_RESPONSE).isStopped()).isEqualTo(stops);
        assertThat(desk.ticket(id).handling().firstAnsweredAt() != null).isEqualTo(stops);
        assertThat(desk.happened(id, MessageAdded.class)).hasSize(1);
    }

    @Test
    void botsCountIfThePolicySaysSo() {
        MetricRule orABot = MetricRule.standard(Metric.FIRST_RESPONSE)
                .orElseThrow()
                .but()
                .stopsWith(EventPattern.of("message-added").with("direction", "OUT"))
                .build();
        TicketId id = received(policy().target(Metric.FIRST_RESPONSE, DAY).rule(Metric.FIRST_RESPONSE, orABot));

        desk.conversation.reply(id, Channel.LIVE_CHAT, "Hello, I am Robbie", By.system("robbie"));

        assertThat(clock(id, Metric.FIRST_RESPONSE).isStopped()).isTrue();
    }

    @Test
    void theNextResponseCountsFromTheFirstMessageThatWaitsAndOncePerSpell() {
        TicketId id = measured(Metric.NEXT_RESPONSE);
        assertThat(find(id, Metric.NEXT_RESPONSE)).isEmpty();

        Instant wrote = desk.after(Duration.ofHours(1)).now();
        desk.conversation.customerWrote(id, Channel.EMAIL, "Any news?", Desk.AGENT);
        desk.after(Duration.ofHours(2));
        desk.conversation.customerWrote(id, Channel.EMAIL, "Hello?", Desk.AGENT);
        assertThat(clock(id, Metric.NEXT_RESPONSE).dueAt()).isEqualTo(wrote.plus(DAY));

        desk.after(Duration.ofHours(1));
        desk.conversation.reply(id, Channel.EMAIL, "Yes", Desk.AGENT);
        assertThat(clock(id, Metric.NEXT_RESPONSE).elapsed()).isEqualTo(Duration.ofHours(3));

        desk.conversation.customerWrote(id, Channel.EMAIL, "And now?", Desk.AGENT);
        assertThat(clock(id, Metric.NEXT_RESPONSE).cycle()).isEqualTo(2);
        assertThat(clock(id, Metric.NEXT_RESPONSE).elapsed()).isZero();
        assertThat(desk.crm.shop().serviceLevels().history(id).runs()).hasSize(2);
    }

    @Test
    void anUpdateIsDueAfterEachAnswerUntilTheMatterIsResolved() {
        TicketId id = measured(Metric.PERIODIC_UPDATE);
        assertThat(find(id, Metric.PERIODIC_UPDATE)).isEmpty();

        tickets.answer(id, Channel.PHONE, "We look into it", Desk.AGENT);
        desk.after(Duration.ofHours(20));
        desk.conversation.reply(id, Channel.EMAIL, "Still looking", Desk.AGENT);
        assertThat(clock(id, Metric.PERIODIC_UPDATE).cycle()).isEqualTo(2);
        assertThat(clock(id, Metric.PERIODIC_UPDATE).dueAt())
                .isEqualTo(desk.now().plus(DAY));

        resolve(id);
        assertThat(find(id, Metric.PERIODIC_UPDATE)).isEmpty();
        assertThat(desk.crm.shop().serviceLevels().history(id).runs())
                .extracting(run -> run.isAbandoned())
                .containsExactly(false, true);
    }

    @Test
    void waitingForTheCustomerIsNotTheCustomersWaitAndWaitingForACourierIs() {
        TicketId id = received(policy().target(Metric.REQUESTER_WAIT, DAY).target(Metric.AGENT_WORK, DAY));
        tickets.hold(id, WaitingFor.THIRD_PARTY, "The courier", Desk.AGENT);
        desk.after(Duration.ofHours(3));
        tickets.resume(id, Desk.AGENT);
        tickets.hold(id, WaitingFor.CUSTOMER, "A photo", Desk.AGENT);
        desk.after(Duration.ofHours(5));
        tickets.resume(id, Desk.AGENT);
        desk.after(Duration.ofHours(1));
        resolve(id);

        assertThat(clock(id, Metric.REQUESTER_WAIT).elapsed()).isEqualTo(Duration.ofHours(4));
        assertThat(clock(id, Metric.AGENT_WORK).elapsed()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void confirmationFeedbackAndFollowUpAreMeasuredFromStepToStep() {
        TicketId id = received(policy().target(Metric.CONFIRMATION, DAY)
                .target(Metric.FEEDBACK, DAY)
                .target(Metric.FOLLOW_UP, DAY));
        desk.after(Duration.ofHours(1));
        resolve(id);
        assertThat(clock(id, Metric.CONFIRMATION).elapsed()).isEqualTo(Duration.ofHours(1));
        desk.after(Duration.ofHours(2));
        tickets.feedback(id, "Told", Rating.SATISFIED, null, Desk.AGENT);
        assertThat(clock(id, Metric.FEEDBACK).elapsed()).isEqualTo(Duration.ofHours(2));
        desk.after(Duration.ofHours(3));
        tickets.followUp(id, "It lasts", true, Desk.AGENT);
        assertThat(clock(id, Metric.FOLLOW_UP).elapsed()).isEqualTo(Duration.ofHours(3));
    }

    @Test
    void feedbackThatNeverCameEndsTheClockWithoutAResult() {
        TicketId id = received(policy().target(Metric.FEEDBACK, Duration.ofDays(30)));
        resolve(id);

        desk.after(Duration.ofDays(4)).crm.runDue(100);

        assertThat(desk.ticket(id).stage()).isEqualTo(Stage.FEEDBACK);
        assertThat(find(id, Metric.FEEDBACK)).isEmpty();
    }

    @Test
    void eachTaskOfADepartmentHasAClockOfItsOwn() {
        TicketId id = measured(Metric.TASK);
        analyze(id);
        tickets.plan(
                id,
                List.of(
                        ActionRequest.corrective("Send a new lid", "logistics"),
                        ActionRequest.corrective("Write to the maker", "purchasing")),
                Desk.AGENT);
        desk.after(Duration.ofHours(5));
        tickets.closeAction(id, 2, Desk.AGENT);

        assertThat(clock(id, Metric.TASK.of("1")).isRunning()).isTrue();
        assertThat(clock(id, Metric.TASK.of("2")).elapsed()).isEqualTo(Duration.ofHours(5));
        assertThat(desk.after(DAY).crm.runDue(100).done()).isEqualTo(1);
        assertThat(clock(id, Metric.TASK.of("1")).isBreached()).isTrue();
        assertThat(clock(id, Metric.TASK.of("2")).isBreached()).isFalse();
    }

    @Test
    void aShopMeasuresWhatItLikesByTheEventsItNames() {
        Metric handOver = new Metric("hand-over");
        MetricRule rule = MetricRule.builder()
                .startsWith(EventPattern.of("ticket-escalated"))
                .stopsWith(EventPattern.of("ticket-assigned").with("assignee", "chief"))
                .whenRunning(WhenRunning.RESTART)
                .build();
        TicketId id = received(policy().target(handOver, DAY).rule(handOver, rule));

        tickets.escalate(id, "The customer asks for the manager", Desk.AGENT);
        desk.after(Duration.ofHours(2));
        tickets.escalate(id, "Again", Desk.AGENT);
        tickets.assign(id, "wang.wei", Desk.AGENT);
        assertThat(clock(id, handOver).isRunning()).isTrue();
        assertThat(clock(id, handOver).startedAt()).isEqualTo(desk.now());
        desk.after(Duration.ofHours(1));
        tickets.assign(id, "chief", Desk.AGENT);

        assertThat(clock(id, handOver).elapsed()).isEqualTo(Duration.ofHours(1));
    }

    @ParameterizedTest
    @CsvSource({"STAY, 1, true, 2", "CONTINUE, 1, false, 2", "RESTART, 2, false, 0", "NEW_CYCLE, 2, false, 0"})
    void reopeningDoesWhatThePolicySays(OnReopen onReopen, int cycle, boolean stopped, int counted) {
        MetricRule rule = MetricRule.standard(Metric.RESOLUTION)
                .orElseThrow()
                .but()
                .onReopen(onReopen)
                .build();
        TicketId id = received(policy().target(Metric.RESOLUTION, DAY).rule(Metric.RESOLUTION, rule));
        desk.after(Duration.ofHours(2));
        resolve(id);
        desk.after(Duration.ofHours(7));
        tickets.reopen(id, "Broken again", Desk.AGENT);

        SlaClock clock = clock(id, Metric.RESOLUTION);
        assertThat(clock.cycle()).isEqualTo(cycle);
        assertThat(clock.isStopped()).isEqualTo(stopped);
        assertThat(clock.elapsed()).isEqualTo(Duration.ofHours(counted));
    }

    @ParameterizedTest
    @CsvSource({"KEEP, 24", "CARRY_ON, 8", "FROM_NOW, 10", "FROM_START, 8"})
    void anotherPriorityDoesWhatThePolicySays(OnChange onPriority, int dueAfterHours) {
        MetricRule rule = MetricRule.standard(Metric.RESOLUTION)
                .orElseThrow()
                .but()
                .onPriority(onPriority)
                .build();
        TicketId id = received(policy().target(Metric.RESOLUTION, DAY)
                .target(Metric.RESOLUTION, Priority.URGENT, Duration.ofHours(8))
                .rule(Metric.RESOLUTION, rule));

        desk.after(Duration.ofHours(2));
        tickets.changePriority(id, Priority.URGENT, Desk.AGENT);

        assertThat(clock(id, Metric.RESOLUTION).dueAt()).isEqualTo(Desk.START.plus(Duration.ofHours(dueAfterHours)));
    }

    /** Received at one o'clock at night; eight hours. From three o'clock on, the shop opens at six only. */
    @ParameterizedTest
    @CsvSource({"KEEP, 9", "CARRY_ON, 12", "FROM_NOW, 14", "FROM_START, 14"})
    void anotherCalendarDoesWhatThePolicySays(OnChange onCalendar, int dueAtHour) {
        MetricRule rule = MetricRule.standard(Metric.RESOLUTION)
                .orElseThrow()
                .but()
                .onCalendar(onCalendar)
                .build();
        TicketId id =
                received(policy().target(Metric.RESOLUTION, Duration.ofHours(8)).rule(Metric.RESOLUTION, rule));
        desk.after(Duration.ofHours(2));
        define(BusinessCalendar.builder("always", ZoneOffset.UTC)
                .openDaily("06:00-22:00")
                .build());

        Ticket moved = tickets.reconsiderTerms(id, Desk.AGENT);

        assertThat(moved.clock(Metric.RESOLUTION).orElseThrow().dueAt())
                .isEqualTo(Instant.parse(String.format("2026-03-02T%02d:00:00Z", dueAtHour)));
        assertThat(moved.terms().calendar()).isEqualTo("always@2");
        assertThat(tickets.reconsiderTerms(id, Desk.AGENT)).isEqualTo(moved);
    }

    @Test
    void anotherPolicyIsCountedFromTheStartAndItsNewMetricsToo() {
        TicketId id = received(policy().target(Metric.RESOLUTION, DAY));
        desk.after(Duration.ofHours(3));
        define(policy().target(Metric.RESOLUTION, Duration.ofHours(6)).target(Metric.FIRST_RESPONSE, DAY));

        tickets.reconsiderTerms(id, Desk.AGENT);

        assertThat(clock(id, Metric.RESOLUTION).dueAt()).isEqualTo(Desk.START.plus(Duration.ofHours(6)));
        assertThat(clock(id, Metric.FIRST_RESPONSE).dueAt()).isEqualTo(Desk.START.plus(DAY));
        assertThat(desk.ticket(id).terms().policy()).isEqualTo("default@2");
    }

    @Test
    void whatWasPromisedIsWrittenDownWithTheReceipt() {
        TicketId id = measured(Metric.RESOLUTION);

        assertThat(desk.happened(id, TicketReceived.class))
                .extracting(received -> received.terms().policy())
                .containsExactly("default@1");
        assertThat(desk.ticket(id).version()).isEqualTo(1);
    }

    /** Open Monday to Friday, nine to five in UTC; received on Monday at one o'clock at night. */
    @ParameterizedTest
    @CsvSource({
        "1 working day, 2026-03-03T01:00:00Z",
        "2 working days end of day, 2026-03-04T17:00:00Z",
        "1 working day then open, 2026-03-03T09:00:00Z",
        "PT8H, 2026-03-02T17:00:00Z",
    })
    void aTargetIsOpenTimeOrWorkingDays(String budget, Instant due) {
        define(BusinessCalendar.builder("office", ZoneOffset.UTC)
                .openMondayToFriday("09:00-17:00")
                .build());
        define(SlaPolicy.builder(SlaPolicy.DEFAULT, "office").target(Metric.RESOLUTION, Budget.parse(budget)));
        TicketId id = desk.receive();
        assertThat(clock(id, Metric.RESOLUTION).dueAt()).isEqualTo(due);

        tickets.hold(id, WaitingFor.CUSTOMER, "A photo", Desk.AGENT);
        tickets.resume(id, Desk.AGENT);
        assertThat(clock(id, Metric.RESOLUTION).dueAt())
                .as("a pause of nothing")
                .isEqualTo(due);

        desk.at("2026-03-02T10:00:00Z");
        tickets.hold(id, WaitingFor.CUSTOMER, "A photo", Desk.AGENT);
        desk.at("2026-03-02T11:30:00Z");
        tickets.resume(id, Desk.AGENT);
        assertThat(clock(id, Metric.RESOLUTION).dueAt()).isAfter(due);
    }

    @Test
    void aClosedTicketMeasuresNothingMore() {
        TicketId id = received(policy().target(Metric.NEXT_RESPONSE, DAY));
        desk.conversation.customerWrote(id, Channel.EMAIL, "Any news?", Desk.AGENT);
        resolve(id);
        desk.after(Duration.ofDays(3)).crm.runDue(100);
        assertThat(find(id, Metric.NEXT_RESPONSE)).isPresent();
        tickets.followUp(id, "It lasts", true, Desk.AGENT);
        assertThat(find(id, Metric.NEXT_RESPONSE)).isEmpty();

        desk.conversation.customerWrote(id, Channel.EMAIL, "Thank you", Desk.AGENT);

        assertThat(find(id, Metric.NEXT_RESPONSE)).isEmpty();
        assertThat(desk.happened(id, MessageAdded.class)).hasSize(2);
    }

    @Test
    void aCustomerDoesNotWriteForTheShop() {
        TicketId id = desk.receive();
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(
                        () -> desk.conversation.reply(id, Channel.EMAIL, "I am the shop", By.customer(desk.customer)));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> add(id, MessageDirection.IN, MessageAuthor.AGENT, MessageVisibility.PUBLIC));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> add(id, MessageDirection.IN, MessageAuthor.CUSTOMER, MessageVisibility.INTERNAL));
        assertThat(desk.happened(id, MessageAdded.class)).isEmpty();
    }

    private void add(TicketId id, MessageDirection direction, MessageAuthor author, MessageVisibility visibility) {
        Channel channel = visibility == MessageVisibility.INTERNAL ? null : Channel.EMAIL;
        FreeText text = new FreeText("Hello");
        desk.conversation.add(id, new TicketMessage(direction, author, visibility, channel, text), Desk.AGENT);
    }

    private void analyze(TicketId id) {
        tickets.confirm(id, "Cracked", "logistics/damage", Priority.NORMAL, Desk.AGENT);
        tickets.analyze(id, CauseDimension.METHOD, "packing", null, Desk.AGENT);
    }

    private void resolve(TicketId id) {
        analyze(id);
        tickets.resolve(id, "A new lid", Desk.AGENT);
    }

    private Optional<SlaClock> find(TicketId id, Metric metric) {
        return desk.ticket(id).clock(metric);
    }

    private SlaClock clock(TicketId id, Metric metric) {
        return find(id, metric).orElseThrow();
    }
}
