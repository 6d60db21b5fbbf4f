package dev.aftercare.crm.queue;

import static dev.aftercare.crm.queue.QueueShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.crm.command.IdempotencyKeyReusedException;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.ActionRef;
import dev.aftercare.crm.model.ticket.CancelReason;
import dev.aftercare.crm.model.ticket.Category;
import dev.aftercare.crm.model.ticket.CauseDimension;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.TicketQuery;
import dev.aftercare.crm.queue.BulkOutcome.Result;
import dev.aftercare.crm.ticket.ActionRequest;
import dev.aftercare.crm.ticket.IllegalStep;
import dev.aftercare.crm.ticket.TicketCommand;
import dev.aftercare.crm.ticket.TicketCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One step on many tickets. */
class BulkStepsTest {

    private static final TicketCommand.Assign TO_BOB = new TicketCommand.Assign("bob");
    private static final TicketId NONE = new TicketId(new UUID(1, 1));

    private final QueueShop desk = new QueueShop();
    private final BulkSteps bulk = desk.shop.queues().bulk();

    private static List<Result> results(BulkResult result) {
        return result.outcomes().stream().map(BulkOutcome::result).toList();
    }

    @Test
    void eachTicketHasAResultOfItsOwn() {
        List<TicketId> ids = desk.receive(4);
        desk.shop.tickets().assign(ids.get(1), "bob", ANN);
        desk.shop.tickets().apply(ids.get(2), TicketCommands.cancel(CancelReason.WITHDRAWN, null), ANN);

        BulkResult result = bulk.apply(List.of(ids.get(0), ids.get(1), ids.get(2), NONE, ids.get(3)), TO_BOB, ANN);

        assertThat(results(result))
                .containsExactly(Result.DONE, Result.UNCHANGED, Result.REFUSED, Result.MISSING, Result.DONE);
        assertThat(result.outcomes().get(0)).isEqualTo(new BulkOutcome(ids.get(0), Result.DONE, 2, null));
        assertThat(result.outcomes().get(2).rejection()).isInstanceOf(IllegalStep.class);
        assertThat(result.count(Result.DONE)).isEqualTo(2);
        assertThat(result.next()).isNull();
        assertThat(desk.ticket(ids.get(3)).handling().assignee()).isEqualTo("bob");
    }

    @Test
    void everySortOfStepCanBeTakenWithAllThatFollowsFromIt() {
        List<TicketId> ids = desk.receive(2);

        bulk.apply(ids, new TicketCommand.ChangePriority(Priority.URGENT), ANN);
        bulk.apply(ids, new TicketCommand.Categorize(new Category("logistics")), ANN);
        bulk.apply(ids, TicketCommands.confirm("Wet", "logistics/damage", Priority.HIGH), ANN);
        bulk.apply(ids, TicketCommands.analyze(CauseDimension.METHOD, "packing", null), ANN);
        BulkResult planned =
                bulk.apply(ids, TicketCommands.plan(ActionRequest.preventive("Use tins", "logistics")), ANN);

        assertThat(results(planned)).containsExactly(Result.DONE, Result.DONE);
        assertThat(desk.ticket(ids.get(0)).stage()).isEqualTo(Stage.ANALYZED);
        assertThat(desk.shop.tickets().preventions().find(new ActionRef(ids.get(1), 1)))
                .isPresent();
    }

    @Test
    void theSameKeyGoesOnWhereItStoppedAndDoesNothingTwice() {
        List<TicketId> ids = desk.receive(5);
        TicketCommand up = TicketCommands.escalate("The press called");
        bulk.apply(ids.subList(0, 2), up, ANN.once("k"));

        BulkResult whole = bulk.apply(ids, up, ANN.once("k"));
        BulkResult again = desk.otherNode.queues().bulk().apply(ids, up, ANN.once("k"));

        assertThat(results(whole)).containsOnly(Result.DONE);
        assertThat(again).isEqualTo(whole);
        assertThat(ids)
                .allSatisfy(id ->
                        assertThat(desk.ticket(id).handling().escalationLevel()).isEqualTo(1));
        assertThatExceptionOfType(IdempotencyKeyReusedException.class)
                .isThrownBy(() -> bulk.apply(ids, TO_BOB, ANN.once("k")));
    }

    @Test
    void whatWasRefusedIsTriedAnewUnderTheSameKey() {
        TicketId id = desk.receive("wet");
        TicketCommand analyze = TicketCommands.analyze(CauseDimension.METHOD, "packing", null);
        assertThat(results(bulk.apply(List.of(id), analyze, ANN.once("k")))).containsExactly(Result.REFUSED);

        desk.shop.tickets().confirm(id, "Wet", "logistics", Priority.LOW, ANN);

        assertThat(results(bulk.apply(List.of(id), analyze, ANN.once("k")))).containsExactly(Result.DONE);
    }

    @Test
    void pagesOfAQueryLeadToItsEndAlsoWhenTheStepTakesTicketsOutOfIt() {
        desk.receive(25);
        TicketCommand confirm = TicketCommands.confirm("Wet", "logistics", Priority.LOW);
        PageRequest request = PageRequest.first(10);
        List<BulkOutcome> outcomes = new ArrayList<>();
        List<Integer> pages = new ArrayList<>();
        while (request != null) {
            BulkResult page = bulk.apply(TicketQuery.at(Stage.RECEIVED), request, confirm, ANN.once("all"));
            outcomes.addAll(page.outcomes());
            pages.add(page.outcomes().size());
            request = page.next() == null ? null : request.after(page.next());
        }

        assertThat(pages).containsExactly(10, 10, 5);
        assertThat(outcomes).extracting(BulkOutcome::result).containsOnly(Result.DONE);
        assertThat(desk.shop.queues().views().board(TicketQuery.ALL))
                .containsEntry(Stage.RECEIVED, 0L)
                .containsEntry(Stage.CONFIRMED, 25L);
    }

    @Test
    void whatIsTooMuchIsSaidBeforeAnythingIsDone() {
        TicketId id = desk.receive("wet");
        List<TicketId> many = IntStream.rangeClosed(0, BulkSteps.MAX_TICKETS)
                .mapToObj(n -> new TicketId(new UUID(2, n)))
                .toList();

        assertField("tickets.size", () -> bulk.apply(many, TO_BOB, ANN));
        assertField("tickets.size", () -> bulk.apply(List.of(), TO_BOB, ANN));
        assertField("tickets", () -> bulk.apply(List.of(id, id), TO_BOB, ANN));
        assertField("by.key", () -> bulk.apply(List.of(id), TO_BOB, ANN.once("k".repeat(161))));
        assertField("request.limit", () -> bulk.apply(TicketQuery.ALL, PageRequest.first(201), TO_BOB, ANN));
        assertThat(desk.ticket(id).version()).isEqualTo(1);
        assertThat(results(bulk.apply(List.of(id), TO_BOB, ANN.once("k".repeat(160)))))
                .containsExactly(Result.DONE);
    }

    private static void assertField(String field, Runnable command) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(command::run)
                .satisfies(e -> assertThat(e.field()).isEqualTo(field));
    }
}
