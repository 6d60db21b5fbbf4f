package dev.aftercare.crm.relation;

import dev.aftercare.crm.TestCrm;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.UnknownFields;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.ticket.CauseDimension;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.sla.BusinessCalendar;
import dev.aftercare.crm.sla.SlaPolicy;
import dev.aftercare.crm.ticket.Conversation;
import dev.aftercare.crm.ticket.Guard;
import dev.aftercare.crm.ticket.HistoryLine;
import dev.aftercare.crm.ticket.NewTicket;
import dev.aftercare.crm.ticket.TicketStep;
import dev.aftercare.crm.ticket.TicketWorkflow;
import dev.aftercare.crm.ticket.Tickets;
import dev.aftercare.crm.ticket.WorkflowMove;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A desk with two customers, promised times, and a type of ticket that is closed only after its children. */
final class RelationDesk {

    static final By LI = By.agent("li.na");
    static final TicketType INCIDENT = new TicketType("incident");
    static final TicketWorkflow WITH_CHILDREN = TicketWorkflow.named("incident")
            .state(Stage.RECEIVED, "Open")
            .state(Stage.RESOLVED, "Solved")
            .state(Stage.FOLLOWED_UP, "Closed")
            .step(TicketStep.RESOLVE, "RECEIVED", "RESOLVED")
            .move(WorkflowMove.own("close", "RESOLVED", "FOLLOWED_UP").asking(Guard.CHILDREN_CLOSED))
            .step(TicketStep.REOPEN, "RESOLVED", "RECEIVED")
            .step(TicketStep.REOPEN, "FOLLOWED_UP", "RECEIVED")
            .build();

    final TestCrm crm = new TestCrm();
    final Tickets tickets = crm.shop.tickets();
    final Conversation conversation = crm.shop.conversation();
    final Relations relations = crm.shop.relations();
    final CustomerId mei = customer("mei");
    final CustomerId jo = customer("jo");

    RelationDesk() {
        crm.shop.serviceLevels().define(BusinessCalendar.aroundTheClock("always"), LI);
        crm.shop
                .serviceLevels()
                .define(
                        SlaPolicy.builder(SlaPolicy.DEFAULT, "always")
                                .target(Metric.FIRST_RESPONSE, Duration.ofHours(1))
                                .target(Metric.NEXT_RESPONSE, Duration.ofHours(2))
                                .target(Metric.RESOLUTION, Duration.ofHours(8))
                                .build(),
                        LI);
        tickets.workflows().define(INCIDENT, WITH_CHILDREN, LI);
    }

    private CustomerId customer(String name) {
        return crm.shop.customers().register(Identity.shopUser(name), LI).id();
    }

    RelationDesk after(Duration time) {
        crm.clock.turnBy(time);
        return this;
    }

    TicketId receive(CustomerId customer, String words) {
        return tickets.receive(NewTicket.of(customer, TicketType.COMPLAINT, Channel.EMAIL, words), LI)
                .id();
    }

    TicketId receive(String words) {
        return receive(mei, words);
    }

    TicketId incident() {
        return tickets.receive(NewTicket.of(mei, INCIDENT, Channel.PHONE, "The shop is down"), LI)
                .id();
    }

    void analyze(TicketId id) {
        tickets.confirm(id, "Wet tea", "logistics/damage", Priority.HIGH, LI);
        tickets.analyze(id, CauseDimension.METHOD, "packing", null, LI);
    }

    Ticket ticket(TicketId id) {
        return tickets.find(id).orElseThrow();
    }

    /** A ticket apart from its version, to compare what it was with what it is. */
    Ticket content(TicketId id) {
        return contentOf(ticket(id));
    }

    static Ticket contentOf(Ticket t) {
        return new Ticket(
                t.id(),
                1,
                t.type(),
                t.customer(),
                t.stage(),
                t.priority(),
                t.category(),
                t.intake(),
                t.confirmation(),
                t.analysis(),
                t.plan(),
                t.resolution(),
                t.feedback(),
                t.followUp(),
                t.cancellation(),
                t.handling(),
                t.clocks(),
                t.place(),
                t.terms(),
                t.escalation(),
                t.proposal(),
                t.merger(),
                t.cycles(),
                UnknownFields.NONE);
    }

    Purchase order(CustomerId customer, String number, int lines) {
        List<PurchaseLine> bought = new ArrayList<>();
        for (int i = 1; i <= lines; i++) {
            bought.add(new PurchaseLine("tea-" + i, null, null, 1, Money.of("10.00", "EUR")));
        }
        Purchase order = Purchase.sale(number, customer, TestCrm.START, bought);
        crm.shop.purchases().record(order, LI);
        return order;
    }

    List<String> sentences(TicketId id) {
        return tickets.describe(id, HistoryLine.Words.INCLUDED).stream()
                .map(HistoryLine::sentence)
                .toList();
    }

    /** All that a thread says, read in parts of two. */
    List<String> thread(TicketId id) {
        return messages(id).stream()
                .map(message -> message.message().text().value())
                .toList();
    }

    List<ThreadMessage> messages(TicketId id) {
        List<ThreadMessage> all = new ArrayList<>();
        ThreadPage page = relations.threads().read(id, 2, null);
        all.addAll(page.messages());
        while (page.next() != null) {
            page = relations.threads().read(id, 2, page.next());
            all.addAll(page.messages());
        }
        return all;
    }

    static Optional<Rejection> refusal(Runnable command) {
        try {
            command.run();
            return Optional.empty();
        } catch (RejectedException refused) {
            return Optional.of(refused.rejection());
        }
    }
}
