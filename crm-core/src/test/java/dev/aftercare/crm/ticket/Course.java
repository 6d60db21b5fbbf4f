package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.ticket.CancelReason;
import dev.aftercare.crm.model.ticket.Category;
import dev.aftercare.crm.model.ticket.CauseDimension;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Rating;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.model.ticket.WaitingFor;
import dev.aftercare.crm.sla.Promises;
import dev.aftercare.crm.sla.SlaTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The course of one ticket, step by step through the pure rules, with a clock that is turned by hand. */
final class Course {

    static final Actor AGENT = Actor.agent("li.na");
    static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
    static final CustomerId CUSTOMER = new CustomerId(new UUID(0, 7));
    static final TicketId ID = new TicketId(new UUID(0, 1));
    static final NewTicket MATTER =
            NewTicket.of(CUSTOMER, TicketType.COMPLAINT, Channel.PHONE, "The lid arrived cracked");

    private TicketPolicy policy = TicketPolicy.DEFAULT;
    private final SlaTerms terms;
    private final Governing governing;
    private Instant now = START;
    private Actor actor = AGENT;
    private Ticket ticket;
    private final List<Happened> history = new ArrayList<>();
    private List<Happened> lastEvents = List.of();
    private List<DueChange> lastDue = List.of();

    static Course received() {
        return received(SlaTerms.NONE);
    }

    static Course received(SlaTerms terms) {
        return new Course(terms, Governing.STANDARD);
    }

    static Course received(TicketWorkflow workflow) {
        return received(SlaTerms.NONE, workflow);
    }

    static Course received(SlaTerms terms, TicketWorkflow workflow) {
        return new Course(
                terms,
                workflow.equals(TicketWorkflow.STANDARD) ? Governing.STANDARD : new Governing("own@1", workflow));
    }

    /** About an order, whether or not the workflow asks for one. */
    static Course receivedAboutAnOrder(TicketWorkflow workflow) {
        return new Course(SlaTerms.NONE, new Governing("own@1", workflow), true);
    }

    private Course(SlaTerms terms, Governing governing) {
        this(terms, governing, governing.workflow().definition().receipt().contains(Guard.PURCHASE_KNOWN));
    }

    private Course(SlaTerms terms, Governing governing, boolean aboutAnOrder) {
        this.terms = terms;
        this.governing = governing;
        NewTicket matter = aboutAnOrder ? MATTER.about(new PurchaseId("A-1")) : MATTER;
        ticket = accept(TicketRules.receive(ID, matter, facts()));
    }

    static Course at(Stage stage) {
        return at(stage, SlaTerms.NONE);
    }

    static Course at(Stage stage, SlaTerms terms) {
        Course course = received(terms);
        switch (stage) {
            case RECEIVED -> {}
            case CONFIRMED -> course.take(TicketStep.CONFIRM);
            case ANALYZED -> course.take(TicketStep.CONFIRM, TicketStep.ANALYZE);
            case RESOLVED -> course.take(TicketStep.CONFIRM, TicketStep.ANALYZE, TicketStep.RESOLVE);
            case FEEDBACK ->
                course.take(TicketStep.CONFIRM, TicketStep.ANALYZE, TicketStep.RESOLVE, TicketStep.FEEDBACK);
            case FOLLOWED_UP ->
                course.take(
                        TicketStep.CONFIRM,
                        TicketStep.ANALYZE,
                        TicketStep.RESOLVE,
                        TicketStep.FEEDBACK,
                        TicketStep.FOLLOW_UP);
            case CANCELLED -> course.take(TicketStep.CANCEL);
            case MERGED -> throw new IllegalArgumentException("no step leads there");
        }
        return course;
    }

    /** Some command that asks for a step; {@code RECEIVE} is asked for in another way. */
    static TicketCommand some(TicketStep step) {
        return switch (step) {
            case RECEIVE -> throw new IllegalArgumentException("no command");
            case CONFIRM -> TicketCommands.confirm("The lid is cracked", "logistics/damage", Priority.NORMAL);
            case ANALYZE -> TicketCommands.analyze(CauseDimension.METHOD, "packing", null);
            case ADD_CAUSE -> TicketCommands.addCause(CauseDimension.PEOPLE, "haste", null);
            case PLAN -> TicketCommands.plan(ActionRequest.corrective("Send a new lid", "logistics"));
            case CLOSE_ACTION -> TicketCommands.done(1);
            case CHECK_ACTION -> TicketCommands.checkAction(2, true, "The new lid fits");
            case RESOLVE -> TicketCommands.resolve("A new lid was sent");
            case FEEDBACK -> TicketCommands.feedback("Told that a new lid is on its way", Rating.SATISFIED, null);
            case FOLLOW_UP -> TicketCommands.followUp("The new lid fits", true);
            case REOPEN -> TicketCommands.reopen("The new lid is cracked, too");
            case HOLD -> TicketCommands.hold(WaitingFor.CUSTOMER, "Asked for a photo");
            case RESUME -> new TicketCommand.Resume();
            case ESCALATE -> TicketCommands.escalate("The customer asks for the manager");
            case CANCEL -> TicketCommands.cancel(CancelReason.WITHDRAWN, null);
            case ANSWER -> TicketCommands.answer(Channel.EMAIL, "We look into it");
            case ASSIGN -> new TicketCommand.Assign("wang.wei");
            case CHANGE_PRIORITY -> new TicketCommand.ChangePriority(Priority.HIGH);
            case CATEGORIZE -> new TicketCommand.Categorize(new Category("logistics/late"));
            case MOVE -> TicketCommands.move("take-apart", null);
            case RECORD -> TicketCommands.recordFact("serial-number", "S-1");
        };
    }

    Course with(TicketPolicy value) {
        policy = value;
        return this;
    }

    Course after(Duration time) {
        now = now.plus(time);
        return this;
    }

    Course by(Actor value) {
        actor = value;
        return this;
    }

    Course take(TicketStep... steps) {
        for (TicketStep step : steps) {
            take(some(step));
        }
        return this;
    }

    Course take(TicketCommand command) {
        ticket = accept(TicketRules.decide(ticket, command, facts()));
        return this;
    }

    /** Goes on with the ticket that another rule made of this one. */
    Course assuming(UnaryOperator<Ticket> rule) {
        ticket = rule.apply(ticket);
        return this;
    }

    Course timeOut() {
        ticket = accept(TicketRules.timedOut(ticket, facts()));
        return this;
    }

    Course targetDue(Metric metric) {
        ticket = accept(TicketRules.targetDue(ticket, metric, facts()));
        return this;
    }

    Course followUpDue() {
        ticket = accept(TicketRules.followUpDue(ticket, facts()));
        return this;
    }

    Decision<Ticket> decide(TicketCommand command) {
        return TicketRules.decide(ticket, command, facts());
    }

    Rejection refused(TicketCommand command) {
        return ((Decision.Rejected<Ticket>) decide(command)).rejection();
    }

    TicketFacts facts() {
        return TicketFacts.of(now, actor)
                .under(policy)
                .promising(new Promises(terms, terms))
                .governedBy(governing);
    }

    Ticket ticket() {
        return ticket;
    }

    Instant now() {
        return now;
    }

    List<Happened> history() {
        return history;
    }

    List<Happened> lastEvents() {
        return lastEvents;
    }

    EventBody lastEvent() {
        return lastEvents.get(lastEvents.size() - 1).body();
    }

    List<DueChange> lastDue() {
        return lastDue;
    }

    private Ticket accept(Decision<Ticket> decision) {
        Decision.Accepted<Ticket> accepted = decision.orThrow();
        lastEvents = accepted.events();
        lastDue = accepted.due();
        history.addAll(lastEvents);
        return accepted.state();
    }
}
