package dev.aftercare.crm.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.event.EventId;
import dev.aftercare.crm.model.event.UnrecognizedEvent;
import dev.aftercare.crm.model.ticket.CancelReason;
import dev.aftercare.crm.model.ticket.Category;
import dev.aftercare.crm.model.ticket.CauseDimension;
import dev.aftercare.crm.model.ticket.PlanEvent.ActionsPlanned;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Rating;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.StepEvent.TicketConfirmed;
import dev.aftercare.crm.model.ticket.TicketEvent;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.tck.EventSamples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who did what, when, from which stage to which. */
class HistoryTest {

    private final Desk desk = new Desk();

    @Test
    void everyKindOfEventHasAPhrase() {
        assertThat(Phrases.known()).containsExactlyInAnyOrderElementsOf(EventSamples.bodyTypes(TicketEvent.class));
    }

    @Test
    void aHistoryReadsAsSentences() {
        TicketId id = desk.receive();
        desk.after(Duration.ofMinutes(5));
        desk.tickets.confirm(id, "The lid is cracked", "logistics/damage", Priority.HIGH, Desk.AGENT);
        desk.tickets.apply(id, Course.some(TicketStep.ANALYZE), By.agent("wang.wei"));
        desk.tickets.resolve(id, "A new lid was sent", Desk.AGENT);
        desk.tickets.feedback(id, "Told", Rating.DISSATISFIED, "It leaks", By.customer(desk.customer));

        assertThat(desk.tickets.describe(id, HistoryLine.Words.LEFT_OUT))
                .extracting(HistoryLine::sentence)
                .containsExactly(
                        "2026-03-02T01:00:00Z agent li.na received a matter of type complaint by PHONE, "
                                + "priority NORMAL (at RECEIVED)",
                        "2026-03-02T01:05:00Z agent li.na confirmed the problem as logistics/damage, "
                                + "priority HIGH (RECEIVED -> CONFIRMED)",
                        "2026-03-02T01:05:00Z agent wang.wei found the root cause packing (METHOD) "
                                + "(CONFIRMED -> ANALYZED)",
                        "2026-03-02T01:05:00Z agent li.na recorded the solution (ANALYZED -> RESOLVED)",
                        "2026-03-02T01:05:00Z customer "
                                + desk.customer.value()
                                + " recorded the feedback, rating DISSATISFIED (RESOLVED -> FEEDBACK)",
                        "2026-03-02T01:05:00Z rule dissatisfied-rating reopened it, time 1 (FEEDBACK -> ANALYZED)");
    }

    @Test
    void whatPeopleWroteIsToldOnlyWhenAskedFor() {
        TicketId id = desk.receive();
        desk.tickets.answer(id, Channel.EMAIL, "Dear Ms Zhang", Desk.AGENT);
        desk.tickets.apply(id, Course.some(TicketStep.HOLD), Desk.AGENT);
        desk.tickets.apply(id, Course.some(TicketStep.ESCALATE), Desk.AGENT);

        assertThat(desk.tickets.describe(id, HistoryLine.Words.LEFT_OUT))
                .extracting(HistoryLine::what)
                .containsExactly(
                        "received a matter of type complaint by PHONE, priority NORMAL",
                        "gave the first answer by EMAIL",
                        "put it on hold for CUSTOMER",
                        "escalated it to level 1");
        assertThat(desk.tickets.describe(id, HistoryLine.Words.INCLUDED))
                .extracting(HistoryLine::what)
                .containsExactly(
                        "received a matter of type complaint by PHONE, priority NORMAL: The lid arrived cracked",
                        "gave the first answer by EMAIL: Dear Ms Zhang",
                        "put it on hold for CUSTOMER: Asked for a photo",
                        "escalated it to level 1: The customer asks for the manager");
    }

    @Test
    void aReasonIsToldWithWhatItsGiverDidAndNotWithWhatARuleMadeOfIt() {
        TicketId id = desk.receivedUpTo(Stage.RESOLVED);
        By caller = By.agent("li.na").because("She rang twice");
        desk.tickets.apply(id, Course.some(TicketStep.HOLD), caller);
        desk.tickets.resume(id, caller);
        desk.tickets.feedback(id, "Told", Rating.DISSATISFIED, "It leaks", caller);

        List<HistoryLine> lines = desk.tickets.describe(id, HistoryLine.Words.INCLUDED);
        assertThat(lines.subList(lines.size() - 4, lines.size()))
                .extracting(HistoryLine::what)
                .containsExactly(
                        "put it on hold for CUSTOMER: Asked for a photo, because: She rang twice",
                        "ended the wait, because: She rang twice",
                        "recorded the feedback, rating DISSATISFIED: Told; the customer said: It leaks,"
                                + " because: She rang twice",
                        "reopened it, time 1: It leaks");
        assertThat(desk.tickets.describe(id, HistoryLine.Words.LEFT_OUT))
                .noneMatch(line -> line.what().contains("twice"));
        assertThat(TicketHistory.fromJson(desk.tickets.archive(id).toJson()).lines(HistoryLine.Words.INCLUDED))
                .isEqualTo(lines);
    }

    @Test
    void whatWasTriedInEarlierRoundsStaysInTheHistory() {
        TicketId id = desk.receive();
        desk.tickets.confirm(id, "It leaks", "quality", Priority.HIGH, Desk.AGENT);
        desk.tickets.analyze(id, CauseDimension.METHOD, "packing", "One layer only", Desk.AGENT);
        desk.tickets.addCause(id, CauseDimension.PEOPLE, "haste", "A new colleague", Desk.AGENT);
        desk.tickets.resolve(id, "A new lid was sent", Desk.AGENT);
        desk.tickets.feedback(id, "Told of the lid", Rating.DISSATISFIED, "It leaks, too", Desk.AGENT);
        desk.tickets.resolve(id, "A new pot was sent", Desk.AGENT);
        desk.tickets.feedback(id, "Told of the pot", null, null, Desk.AGENT);
        desk.tickets.followUp(id, "It leaks again", false, Desk.AGENT);
        TicketId other = desk.receive();
        desk.tickets.cancel(other, CancelReason.NOT_VALID, "Another shop's lid", Desk.AGENT);

        assertThat(desk.tickets.describe(id, HistoryLine.Words.INCLUDED))
                .extracting(HistoryLine::what)
                .containsExactly(
                        "received a matter of type complaint by PHONE, priority NORMAL: The lid arrived cracked",
                        "confirmed the problem as quality, priority HIGH: It leaks",
                        "found the root cause packing (METHOD): One layer only",
                        "found another cause haste (PEOPLE): A new colleague",
                        "recorded the solution: A new lid was sent",
                        "recorded the feedback, rating DISSATISFIED: Told of the lid; the customer said: It leaks, too",
                        "reopened it, time 1: It leaks, too",
                        "recorded the solution: A new pot was sent",
                        "recorded the feedback, without a rating: Told of the pot",
                        "checked the effect: it does not last: It leaks again",
                        "reopened it, time 2: It leaks again");
        assertThat(desk.tickets
                        .describe(other, HistoryLine.Words.INCLUDED)
                        .get(1)
                        .what())
                .isEqualTo("cancelled it as NOT_VALID: Another shop's lid");
        assertThat(desk.tickets.describe(id, HistoryLine.Words.LEFT_OUT))
                .noneMatch(line -> line.what().matches(".*(lid|pot|leak|layer|colleague).*"));
    }

    @Test
    void thePlanIsToldWithWhoDoesWhatByWhenWhateverBecomesOfIt() {
        TicketId id = desk.receivedUpTo(Stage.ANALYZED);
        Instant due = Desk.START.plus(Duration.ofDays(2));
        desk.tickets.plan(
                id,
                List.of(
                        ActionRequest.corrective("Send a new lid", "logistics")
                                .dueBy(due)
                                .required(),
                        ActionRequest.preventive("Use a thicker box", "wang.wei")),
                Desk.AGENT);
        desk.tickets.closeAction(id, 1, Desk.AGENT);

        assertThat(desk.tickets.describe(id, HistoryLine.Words.INCLUDED))
                .extracting(HistoryLine::what)
                .contains("planned mandatory corrective action 1 for logistics, by " + due
                        + ": Send a new lid; preventive action 2 for wang.wei: Use a thicker box");
        assertThat(desk.tickets.describe(id, HistoryLine.Words.LEFT_OUT))
                .extracting(HistoryLine::what)
                .contains("planned mandatory corrective action 1 for logistics, by " + due
                        + "; preventive action 2 for wang.wei");
        TicketHistory archive = desk.tickets.archive(id);
        assertThat(TicketHistory.fromJson(archive.toJson())).isEqualTo(archive);
        TicketHistory earlier = new TicketHistory(
                TicketHistory.SCHEMA,
                Course.ID,
                null,
                List.of(event(1, new ActionsPlanned(Stage.ANALYZED, List.of(1, 2), List.of()))));
        assertThat(earlier.toJson()).doesNotContain("planned\":");
        assertThat(TicketHistory.fromJson(earlier.toJson()).lines(HistoryLine.Words.INCLUDED))
                .as("an event of an earlier version")
                .extracting(HistoryLine::what)
                .containsExactly("planned the actions [1, 2]");
    }

    @Test
    void anEventOfANewerVersionIsALineThatSaysSo() {
        TicketEvent confirmed =
                new TicketConfirmed(Stage.RECEIVED, Stage.CONFIRMED, new Category("a"), Priority.LOW, null);

        List<HistoryLine> lines = Phrases.lines(
                List.of(
                        event(1, new UnrecognizedEvent("ticket-foreseen", "{}")),
                        event(2, confirmed),
                        event(3, new UnrecognizedEvent("ticket-sung-about", "{\"song\":\"secret\"}"))),
                null,
                HistoryLine.Words.INCLUDED);

        assertThat(lines).extracting(HistoryLine::to).containsExactly(Stage.RECEIVED, Stage.CONFIRMED, Stage.CONFIRMED);
        assertThat(lines.get(2).what()).isEqualTo("did something that this version of the library cannot read");
    }

    private static Event event(long sequence, EventBody body) {
        return new Event(
                new EventId(new UUID(0, sequence)),
                AggregateRef.of(Course.ID),
                sequence,
                null,
                Desk.START,
                Actor.CLOCK,
                body);
    }
}
