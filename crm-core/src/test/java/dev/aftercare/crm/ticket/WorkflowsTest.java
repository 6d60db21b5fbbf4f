package dev.aftercare.crm.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Workflows of a shop, from their definition to the tickets that they govern. */
class WorkflowsTest {

    private static final TicketType WARRANTY = new TicketType("warranty");

    private final Desk desk = new Desk();
    private final Workflows workflows = desk.tickets.workflows();

    private TicketId receive(TicketType type) {
        return desk.tickets
                .receive(NewTicket.of(desk.customer, type, Channel.PHONE, "The lid arrived cracked"), Desk.AGENT)
                .id();
    }

    @Test
    void withoutADefinitionTheLibrarysOwnGovernsEveryType() {
        assertThat(workflows.inForce(WARRANTY)).isEqualTo(Governing.STANDARD);
        assertThat(workflows.of(receive(WARRANTY))).isEqualTo(Governing.STANDARD);
        assertThat(desk.ticket(receive(WARRANTY)).place()).isNull();
    }

    @Test
    void aTypeOfTheShopsOwnTakesItsOwnCourseAndTheOthersTheirs() {
        workflows.define(WARRANTY, OwnWorkflowTest.WARRANTY, Desk.AGENT);

        TicketId warranty = receive(WARRANTY);

        assertThat(desk.ticket(warranty).state()).isEqualTo("ARRIVED");
        assertThat(desk.tickets.move(warranty, "take", null, Desk.AGENT).state())
                .isEqualTo("ON_BENCH");
        assertThat(desk.ticket(desk.receive()).state()).isEqualTo("RECEIVED");
    }

    @Test
    void aTicketKeepsTheVersionByWhichItWasReceived() {
        workflows.define(TicketType.INQUIRY, TicketWorkflow.SIMPLE_INQUIRY, Desk.AGENT);
        TicketId old = receive(TicketType.INQUIRY);
        Governing second = workflows.define(TicketType.INQUIRY, TicketWorkflow.SUGGESTION, Desk.AGENT);
        TicketId young = receive(TicketType.INQUIRY);

        assertThat(second).isEqualTo(new Governing("inquiry@2", TicketWorkflow.SUGGESTION));
        assertThat(workflows.of(old)).isEqualTo(new Governing("inquiry@1", TicketWorkflow.SIMPLE_INQUIRY));
        assertThat(desk.tickets.resolve(old, "In the shop window", Desk.AGENT).state())
                .isEqualTo("RESOLVED");
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> desk.tickets.resolve(young, "In the shop window", Desk.AGENT))
                .withMessage("RESOLVE is not allowed at RECEIVED; "
                        + "allowed: [CONFIRM, HOLD, ESCALATE, CANCEL, ANSWER, ASSIGN, CHANGE_PRIORITY, CATEGORIZE]");
    }

    @Test
    void oneWorkflowServesAllItsTicketsAndNoCommandLaysItOutAnew() {
        workflows.define(WARRANTY, OwnWorkflowTest.WARRANTY, Desk.AGENT);
        TicketId one = receive(WARRANTY);
        TicketWorkflow first = workflows.of(one).workflow();
        desk.tickets.move(one, "take", null, Desk.AGENT);

        assertThat(workflows.of(one).workflow()).isSameAs(first);
        assertThat(workflows.of(receive(WARRANTY)).workflow()).isSameAs(first);
        assertThat(workflows.inForce(WARRANTY).workflow()).isSameAs(first);
        workflows.define(WARRANTY, TicketWorkflow.SUGGESTION, Desk.AGENT);
        assertThat(workflows.inForce(WARRANTY).workflow()).isEqualTo(TicketWorkflow.SUGGESTION);
        assertThat(workflows.of(one).workflow()).isSameAs(first);
    }

    @Test
    void aTicketReceivedBeforeTheFirstDefinitionStaysWithTheSixSteps() {
        TicketId before = receive(WARRANTY);
        workflows.define(WARRANTY, OwnWorkflowTest.WARRANTY, Desk.AGENT);

        assertThat(desk.tickets
                        .apply(before, Course.some(TicketStep.CONFIRM), Desk.AGENT)
                        .stage())
                .isEqualTo(Stage.CONFIRMED);
    }

    @Test
    void theSameDefinitionAgainIsTheSameVersionAlsoOnAnotherNode() {
        Governing first = workflows.define(WARRANTY, OwnWorkflowTest.WARRANTY, Desk.AGENT);

        assertThat(desk.otherNode.shop().tickets().workflows().define(WARRANTY, OwnWorkflowTest.WARRANTY, Desk.AGENT))
                .isEqualTo(first)
                .isEqualTo(new Governing("warranty@1", OwnWorkflowTest.WARRANTY));
    }

    @Test
    void aDefinitionSentTwiceUnderAKeyGivesTheFirstResultWhateverCameAfterIt() {
        Governing first = workflows.define(WARRANTY, OwnWorkflowTest.WARRANTY, Desk.AGENT.once("k"));
        workflows.define(WARRANTY, TicketWorkflow.SUGGESTION, Desk.AGENT);

        assertThat(workflows.define(WARRANTY, OwnWorkflowTest.WARRANTY, Desk.AGENT.once("k")))
                .isEqualTo(first);
        assertThat(workflows.inForce(WARRANTY).workflow()).isEqualTo(TicketWorkflow.SUGGESTION);
    }

    @Test
    void whatNobodyDoesHappensByItselfOnceAndInTime() {
        workflows.define(WARRANTY, OwnWorkflowTest.WARRANTY, Desk.AGENT);
        TicketId id = receive(WARRANTY);
        desk.tickets.move(id, "take", null, Desk.AGENT);
        desk.tickets.move(id, "order-parts", "From Osaka", Desk.AGENT);

        desk.after(Duration.ofDays(5).minusNanos(1_000)).crm.shop().runDue(100);
        assertThat(desk.ticket(id).state()).isEqualTo("PARTS");

        desk.after(Duration.ofNanos(1_000)).crm.shop().runDue(100);
        desk.otherNode.shop().runDue(100);
        Ticket back = desk.ticket(id);
        assertThat(back.state()).isEqualTo("ON_BENCH");
        assertThat(back.version()).isEqualTo(4);
        assertThat(desk.tickets.describe(id, HistoryLine.Words.INCLUDED))
                .extracting(HistoryLine::sentence)
                .containsExactly(
                        "2026-03-02T01:00:00Z agent li.na received a matter of type warranty by PHONE, priority NORMAL, "
                                + "under the workflow warranty@1: The lid arrived cracked (at RECEIVED)",
                        "2026-03-02T01:00:00Z agent li.na took the step take from ARRIVED to ON_BENCH "
                                + "(RECEIVED -> CONFIRMED)",
                        "2026-03-02T01:00:00Z agent li.na took the step order-parts from ON_BENCH to PARTS: From Osaka "
                                + "(at CONFIRMED)",
                        "2026-03-07T01:00:00Z rule clock took the step parts-came from PARTS to ON_BENCH "
                                + "(at CONFIRMED)");
    }

    @Test
    void theWorkflowOfATicketThatDoesNotExistIsNotFound() {
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> workflows.of(new TicketId(new UUID(1, 1))));
    }
}
