package dev.aftercare.crm.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.IdempotencyKeyReusedException;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.ticket.CancelReason;
import dev.aftercare.crm.model.ticket.CauseDimension;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Rating;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.StepEvent.FeedbackRecorded;
import dev.aftercare.crm.model.ticket.StepEvent.FollowUpDue;
import dev.aftercare.crm.model.ticket.StepEvent.TicketReopened;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.model.ticket.WaitingFor;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.TicketFacet;
import dev.aftercare.crm.persistence.TicketQuery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TicketsTest {

    private final Desk desk = new Desk();
    private final Tickets tickets = desk.tickets;

    @Test
    void everyStepHasAMethodThatGivesTheTicketAfterItAndTheWholeCourseIsKept() {
        TicketId id = desk.receive();
        By by = Desk.AGENT;
        List<ActionRequest> plan =
                List.of(ActionRequest.corrective("New lid", "logistics").required());
        List<Supplier<Ticket>> steps = List.of(
                () -> tickets.assign(id, "li.na", by),
                () -> tickets.answer(id, Channel.PHONE, "We look into it", by),
                () -> tickets.confirm(id, "The lid is cracked", "logistics/damage", Priority.NORMAL, by),
                () -> tickets.analyze(id, CauseDimension.METHOD, "packing", null, by),
                () -> tickets.plan(id, plan, by),
                () -> tickets.hold(id, WaitingFor.THIRD_PARTY, "The courier looks for it", by),
                () -> tickets.closeAction(id, 1, by),
                () -> tickets.escalate(id, "It takes long", by),
                () -> tickets.changePriority(id, Priority.HIGH, by),
                () -> tickets.resume(id, by),
                () -> tickets.resolve(id, "A new lid was sent", by),
                () -> tickets.feedback(id, "Told", null, null, by),
                () -> tickets.reopen(id, "The new lid is cracked, too", by),
                () -> tickets.resolve(id, "A metal lid was sent", by),
                () -> tickets.feedback(id, "Told", Rating.SATISFIED, "Fine", By.customer(desk.customer)),
                () -> tickets.followUp(id, "It fits", true, by));

        long version = 1;
        for (Supplier<Ticket> step : steps) {
            Ticket after = step.get();
            assertThat(after.version()).isEqualTo(++version);
            assertThat(tickets.find(id)).contains(after);
        }

        assertThat(desk.ticket(id).stage()).isEqualTo(Stage.FOLLOWED_UP);
        assertThat(tickets.history(id))
                .extracting(Event::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, version).boxed().toList());
        assertThat(desk.crm
                        .shop()
                        .customers()
                        .timeline(desk.customer, PageRequest.first(100))
                        .items())
                .filteredOn(event -> event.aggregate().equals(AggregateRef.of(id)))
                .hasSize((int) version);
    }

    @Test
    void aMatterMayBePressingAndAboutAnOrder() {
        PurchaseId order = new PurchaseId("2026-0302-17");

        Ticket ticket = tickets.receive(desk.matter().pressing(Priority.URGENT).about(order), Desk.AGENT);

        assertThat(ticket.priority()).isEqualTo(Priority.URGENT);
        assertThat(ticket.intake().purchase()).isEqualTo(order);
    }

    @Test
    void aTicketNeedsACustomerWhoIsRegistered() {
        NewTicket stranger =
                NewTicket.of(new CustomerId(new UUID(9, 9)), TicketType.INQUIRY, Channel.EMAIL, "Where is it?");

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> tickets.receive(stranger, Desk.AGENT))
                .withMessageContaining("customer");
        assertThat(tickets.page(TicketQuery.ALL, PageRequest.first(10)).items()).isEmpty();
    }

    @Test
    void aStepOnATicketThatDoesNotExistIsNotFound() {
        TicketId nobody = new TicketId(new UUID(9, 9));

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> tickets.resume(nobody, Desk.AGENT))
                .withMessageContaining("ticket");
        assertThat(tickets.find(nobody)).isEmpty();
        assertThat(tickets.history(nobody)).isEmpty();
    }

    @Test
    void aRefusedStepThrowsTheReasonAndChangesNothing() {
        TicketId id = desk.receive();
        Ticket before = desk.ticket(id);

        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> tickets.resolve(id, "Done", Desk.AGENT))
                .satisfies(e -> assertThat(e.rejection()).isInstanceOf(IllegalStep.class))
                .withMessageContaining("allowed: [CONFIRM, ");

        assertThat(desk.ticket(id)).isEqualTo(before);
        assertThat(tickets.history(id)).hasSize(1);
    }

    @Test
    void aStepUnderAKeyCountsOnceHoweverOftenItIsSent() {
        Ticket first = tickets.receive(desk.matter(), Desk.AGENT.once("mail-17"));
        assertThat(tickets.receive(desk.matter(), Desk.AGENT.once("mail-17"))).isEqualTo(first);
        assertThat(tickets.page(TicketQuery.ALL, PageRequest.first(10)).items()).containsExactly(first);

        By once = Desk.AGENT.once("esc-1");
        Ticket escalated = tickets.escalate(first.id(), "Urgent", once);
        tickets.escalate(first.id(), "Still urgent", Desk.AGENT);
        assertThat(tickets.escalate(first.id(), "Urgent", once)).isEqualTo(escalated);
        assertThat(desk.ticket(first.id()).handling().escalationLevel()).isEqualTo(2);

        assertThatExceptionOfType(IdempotencyKeyReusedException.class)
                .isThrownBy(() -> tickets.escalate(first.id(), "Another reason", once));
        assertThatExceptionOfType(IdempotencyKeyReusedException.class)
                .isThrownBy(() -> tickets.reopen(first.id(), "Urgent", once));
    }

    @Test
    void aRefusedStepUnderAKeyMayBeSentAgainOnceItIsLegal() {
        TicketId id = desk.receive();
        By once = Desk.AGENT.once("analysis-1");
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> tickets.analyze(id, CauseDimension.PEOPLE, "training", null, once));

        tickets.apply(id, Course.some(TicketStep.CONFIRM), Desk.AGENT);

        assertThat(tickets.analyze(id, CauseDimension.PEOPLE, "training", null, once)
                        .stage())
                .isEqualTo(Stage.ANALYZED);
    }

    @Test
    void aDuplicateIsOneOfATicketThatExists() {
        TicketId id = desk.receive();
        TicketId other = desk.receive();

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> tickets.cancelAsDuplicate(id, new TicketId(new UUID(9, 9)), Desk.AGENT));
        assertThat(tickets.cancelAsDuplicate(id, other, Desk.AGENT)
                        .cancellation()
                        .duplicateOf())
                .isEqualTo(other);
        assertThat(tickets.cancel(other, CancelReason.NOT_VALID, "A test", Desk.AGENT)
                        .stage())
                .isEqualTo(Stage.CANCELLED);
    }

    @Test
    void whatChangesNothingWritesNothing() {
        TicketId id = desk.receive();
        Ticket before = tickets.assign(id, "li.na", Desk.AGENT);

        assertThat(tickets.assign(id, "li.na", Desk.AGENT)).isEqualTo(before);
        assertThat(tickets.history(id)).hasSize(2);
    }

    @Test
    void ticketsAreListedAndCounted() {
        TicketId first = desk.receive();
        TicketId second = desk.after(Duration.ofMinutes(1)).receive();
        tickets.confirm(second, "Cracked", "logistics/damage", Priority.URGENT, Desk.AGENT);

        assertThat(tickets.page(TicketQuery.ALL, PageRequest.first(10)).items())
                .extracting(Ticket::id)
                .containsExactly(second, first);
        assertThat(tickets.countBy(TicketQuery.ALL, TicketFacet.STAGE))
                .isEqualTo(Map.of("RECEIVED", 1L, "CONFIRMED", 1L));
        assertThat(tickets.countBy(TicketQuery.at(Stage.CONFIRMED), TicketFacet.PRIORITY))
                .isEqualTo(Map.of("URGENT", 1L));
    }

    @Test
    void ofTwoWhoTakeTheSameStepAtOnceOneIsToldWhatIsLegalNow() throws Exception {
        TicketId id = desk.receive();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> racers = IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        try {
                            (i % 2 == 0 ? desk.crm : desk.otherNode)
                                    .shop()
                                    .tickets()
                                    .apply(id, Course.some(TicketStep.CONFIRM), By.agent("agent-" + i));
                            return true;
                        } catch (RejectedException e) {
                            assertThat(e.rejection()).isInstanceOf(IllegalStep.class);
                            return false;
                        }
                    })
                    .toList();
            int winners = 0;
            for (Future<Boolean> racer : threads.invokeAll(racers)) {
                winners += racer.get() ? 1 : 0;
            }
            assertThat(winners).isEqualTo(1);
            assertThat(desk.ticket(id).version()).isEqualTo(2);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void tenantsDoNotSeeEachOther() {
        TicketId id = desk.receive();

        assertThat(desk.crm.tenant("other").tickets().find(id)).isEmpty();
        assertThat(desk.crm.tenant("other").tickets().history(id)).isEmpty();
    }

    @Nested
    class WhatNobodyDidInTime {

        @Test
        void feedbackThatNeverComesMovesTheTicketOnOnce() {
            TicketId id = desk.receivedUpTo(Stage.RESOLVED);

            desk.after(Duration.ofDays(3).minusNanos(1_000));
            assertThat(desk.crm.runDue(100).done()).isZero();
            assertThat(desk.ticket(id).stage()).isEqualTo(Stage.RESOLVED);

            desk.after(Duration.ofNanos(1_000));
            assertThat(desk.crm.runDue(100).done()).isEqualTo(1);
            assertThat(desk.otherNode.runDue(100).done()).isZero();
            assertThat(desk.ticket(id).stage()).isEqualTo(Stage.FEEDBACK);
            assertThat(desk.happened(id, FeedbackRecorded.class)).hasSize(1);
            assertThat(tickets.history(id)).last().extracting(Event::actor).isEqualTo(Actor.CLOCK);
        }

        @Test
        void theCheckOfTheEffectIsAskedForOnce() {
            TicketId id = desk.receivedUpTo(Stage.FEEDBACK);

            for (int day = 0; day < 30; day++) {
                desk.after(Duration.ofDays(1));
                desk.crm.runDue(100);
                desk.otherNode.runDue(100);
            }

            assertThat(desk.happened(id, FollowUpDue.class)).hasSize(1);
            assertThat(desk.ticket(id).stage()).isEqualTo(Stage.FEEDBACK);
        }

        @Test
        void whatWasReopenedClosedOrPutOnHoldIsLeftAlone() {
            TicketId reopened = desk.receivedUpTo(Stage.RESOLVED);
            tickets.reopen(reopened, "Again", Desk.AGENT);
            TicketId rated = desk.receivedUpTo(Stage.RESOLVED);
            tickets.feedback(rated, "Told", Rating.DISSATISFIED, null, Desk.AGENT);
            TicketId held = desk.receivedUpTo(Stage.RESOLVED);
            tickets.hold(held, WaitingFor.CUSTOMER, "Travels", Desk.AGENT);
            desk.receivedUpTo(Stage.FOLLOWED_UP);

            assertThat(desk.after(Duration.ofDays(100)).crm.runDue(100).done()).isZero();

            assertThat(desk.ticket(reopened).stage()).isEqualTo(Stage.ANALYZED);
            assertThat(desk.ticket(rated).stage()).isEqualTo(Stage.ANALYZED);
            assertThat(desk.happened(rated, TicketReopened.class)).hasSize(1);
            assertThat(desk.ticket(held).stage()).isEqualTo(Stage.RESOLVED);

            tickets.resume(held, Desk.AGENT);
            desk.after(Duration.ofDays(3)).crm.runDue(100);
            assertThat(desk.ticket(held).stage()).isEqualTo(Stage.FEEDBACK);
        }
    }
}
