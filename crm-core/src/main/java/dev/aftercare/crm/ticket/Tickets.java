package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.event.Events;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.ticket.CancelReason;
import dev.aftercare.crm.model.ticket.CauseDimension;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Rating;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.WaitingFor;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.TicketFacet;
import dev.aftercare.crm.persistence.TicketQuery;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tickets of one tenant. Every command is one transaction. Safe for use by several threads.
 *
 * <p>All steps throw {@link dev.aftercare.crm.model.InvalidInputException} for malformed arguments, {@link NotFoundException} for a
 * ticket that does not exist, and {@link RejectedException} with an {@link IllegalStep} if the ticket cannot take the step where it
 * stands, or with a {@link GuardFailed} if something that the step needs is missing; nothing is changed then. Given under a key
 * ({@link By#once}), a step that was taken counts once, however often it is sent.
 */
public final class Tickets {

    private final CommandRunner runner;

    /**
     * Creates the service.
     *
     * @param runner runs its commands
     */
    public Tickets(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Receives a matter.
     *
     * @param matter what reached the shop; its customer must be registered
     * @param by who records it
     * @return the ticket, version 1, at the start of the workflow in force for its type
     * @throws NotFoundException if the customer does not exist
     * @throws RejectedException with a {@link GuardFailed} if the matter lacks what that workflow asks for
     */
    public Ticket receive(NewTicket matter, By by) {
        return runner.run("ticket.receive", by, matter, Ticket.class, context -> {
            if (context.unit().customers().find(matter.customer()).isEmpty()) {
                throw new NotFoundException(
                        "customer", matter.customer().value().toString());
            }
            return TicketSteps.receive(context, matter, by.actor());
        });
    }

    /**
     * Agrees the restated problem with the customer.
     *
     * @param id which ticket
     * @param problem in the shop's words
     * @param category a path in the shop's tree, such as {@code logistics/damage}
     * @param priority how pressing it is
     * @param by who
     * @return the ticket after it
     */
    public Ticket confirm(TicketId id, String problem, String category, Priority priority, By by) {
        return apply(id, TicketCommands.confirm(problem, category, priority), by);
    }

    /**
     * Records a root cause.
     *
     * @param id which ticket
     * @param dimension the bone of the fishbone
     * @param cause the entry of the shop's list
     * @param detail more about it, or null
     * @param by who
     * @return the ticket after it
     */
    public Ticket analyze(TicketId id, CauseDimension dimension, String cause, @Nullable String detail, By by) {
        return apply(id, TicketCommands.analyze(dimension, cause, detail), by);
    }

    /**
     * Adds actions to the resolution plan.
     *
     * @param id which ticket
     * @param actions at least one
     * @param by who
     * @return the ticket after it
     */
    public Ticket plan(TicketId id, List<ActionRequest> actions, By by) {
        return apply(id, new TicketCommand.Plan(actions), by);
    }

    /**
     * Records another cause beside the first.
     *
     * @param id which ticket
     * @param dimension the bone of the fishbone
     * @param cause the entry of the shop's list
     * @param detail more about it, or null
     * @param by who
     * @return the ticket after it
     */
    public Ticket addCause(TicketId id, CauseDimension dimension, String cause, @Nullable String detail, By by) {
        return apply(id, TicketCommands.addCause(dimension, cause, detail), by);
    }

    /**
     * Records that a planned action is done.
     *
     * @param id which ticket
     * @param number the action's number
     * @param by who
     * @return the ticket after it
     */
    public Ticket closeAction(TicketId id, int number, By by) {
        return apply(id, TicketCommands.done(number), by);
    }

    /**
     * Records that a planned action is given up.
     *
     * @param id which ticket
     * @param number the action's number
     * @param reason why
     * @param by who
     * @return the ticket after it
     */
    public Ticket giveUpAction(TicketId id, int number, String reason, By by) {
        return apply(id, TicketCommands.giveUp(number, reason), by);
    }

    /**
     * Records whether a corrective action that is done had its effect; the last check counts. What a preventive action prevents is checked
     * by {@link Preventions#check}, also when the ticket has long been closed.
     *
     * @param id which ticket
     * @param number the action's number
     * @param effective whether it had
     * @param finding what was found
     * @param by who
     * @return the ticket after it
     */
    public Ticket checkAction(TicketId id, int number, boolean effective, String finding, By by) {
        return apply(id, TicketCommands.checkAction(number, effective, finding), by);
    }

    /**
     * Records the solution. Every mandatory action must be closed.
     *
     * @param id which ticket
     * @param solution what solved it
     * @param by who
     * @return the ticket after it
     */
    public Ticket resolve(TicketId id, String solution, By by) {
        return apply(id, TicketCommands.resolve(solution), by);
    }

    /**
     * Records that the outcome was told to the customer, and the rating if one was given. A bad rating reopens the ticket at once.
     *
     * @param id which ticket
     * @param outcome as it was told
     * @param rating the customer's rating, or null
     * @param comment the customer's words, or null
     * @param by who
     * @return the ticket after it
     */
    public Ticket feedback(TicketId id, String outcome, @Nullable Rating rating, @Nullable String comment, By by) {
        return apply(id, TicketCommands.feedback(outcome, rating, comment), by);
    }

    /**
     * Records the check of the lasting effect; if it lasts, the ticket is closed, if not, it is reopened at once.
     *
     * @param id which ticket
     * @param finding what was found
     * @param lasting whether the solution lasts
     * @param by who
     * @return the ticket after it
     */
    public Ticket followUp(TicketId id, String finding, boolean lasting, By by) {
        return apply(id, TicketCommands.followUp(finding, lasting), by);
    }

    /**
     * Takes the matter up again.
     *
     * @param id which ticket
     * @param reason why
     * @param by who
     * @return the ticket after it
     */
    public Ticket reopen(TicketId id, String reason, By by) {
        return apply(id, TicketCommands.reopen(reason), by);
    }

    /**
     * Puts the ticket on hold; its clocks pause.
     *
     * @param id which ticket
     * @param waitingFor for whom it waits
     * @param reason why
     * @param by who
     * @return the ticket after it
     */
    public Ticket hold(TicketId id, WaitingFor waitingFor, String reason, By by) {
        return apply(id, TicketCommands.hold(waitingFor, reason), by);
    }

    /**
     * Ends the wait; the clocks run on.
     *
     * @param id which ticket
     * @param by who
     * @return the ticket after it
     */
    public Ticket resume(TicketId id, By by) {
        return apply(id, new TicketCommand.Resume(), by);
    }

    /**
     * Takes the ticket up one level.
     *
     * @param id which ticket
     * @param reason why
     * @param by who
     * @return the ticket after it
     */
    public Ticket escalate(TicketId id, String reason, By by) {
        return apply(id, TicketCommands.escalate(reason), by);
    }

    /**
     * Ends the ticket without a resolution.
     *
     * @param id which ticket
     * @param reason why; for a duplicate use {@link #cancelAsDuplicate}
     * @param note more about it, or null
     * @param by who
     * @return the ticket after it
     */
    public Ticket cancel(TicketId id, CancelReason reason, @Nullable String note, By by) {
        return apply(id, TicketCommands.cancel(reason, note), by);
    }

    /**
     * Ends the ticket because another has the same matter.
     *
     * @param id which ticket
     * @param of the other ticket, which must exist
     * @param by who
     * @return the ticket after it
     */
    public Ticket cancelAsDuplicate(TicketId id, TicketId of, By by) {
        return apply(id, TicketCommands.duplicate(of), by);
    }

    /**
     * Records an answer to the customer; the first one by a person stops the first response.
     *
     * @param id which ticket
     * @param channel by which way
     * @param text what was answered
     * @param by who writes for the shop; not the customer
     * @return the ticket after it
     */
    public Ticket answer(TicketId id, Channel channel, String text, By by) {
        return apply(id, TicketCommands.answer(channel, text), by);
    }

    /**
     * Looks anew at what is promised to a ticket: the policies in force now are asked which of them applies, and the ticket's clocks move
     * as their rules say.
     *
     * @param id which ticket
     * @param by who asks for it
     * @return the ticket after it; the same version if nothing else is promised, or the ticket is closed
     */
    public Ticket reconsiderTerms(TicketId id, By by) {
        Input.present("id", id);
        return runner.run("ticket.reconsider", by, List.of(id), Ticket.class, context -> {
            Ticket before = TicketDesk.load(context.unit(), id);
            TicketFacts facts = TicketDesk.facts(context, by.actor(), before);
            return TicketDesk.store(context, before, TicketRules.reconsider(before, facts));
        });
    }

    /**
     * Gives the ticket to an agent.
     *
     * @param id which ticket
     * @param assignee the agent's login
     * @param by who
     * @return the ticket after it
     */
    public Ticket assign(TicketId id, String assignee, By by) {
        return apply(id, new TicketCommand.Assign(assignee), by);
    }

    /**
     * Makes the ticket more or less pressing; its targets change with it.
     *
     * @param id which ticket
     * @param priority from now on
     * @param by who
     * @return the ticket after it
     */
    public Ticket changePriority(TicketId id, Priority priority, By by) {
        return apply(id, new TicketCommand.ChangePriority(priority), by);
    }

    /**
     * Takes a step of the shop's own.
     *
     * @param id which ticket
     * @param move the step's name in the workflow that governs the ticket
     * @param note why, or null
     * @param by who
     * @return the ticket after it
     */
    public Ticket move(TicketId id, String move, @Nullable String note, By by) {
        return apply(id, TicketCommands.move(move, note), by);
    }

    /**
     * Records a fact that the workflow names.
     *
     * @param id which ticket
     * @param fact the fact's name in the workflow that governs the ticket
     * @param value what is recorded
     * @param by who
     * @return the ticket after it
     */
    public Ticket recordFact(TicketId id, String fact, String value, By by) {
        return apply(id, TicketCommands.recordFact(fact, value), by);
    }

    /**
     * Takes any step.
     *
     * @param id which ticket
     * @param command what is asked
     * @param by who
     * @return the ticket after it; the same version if the command changes nothing
     */
    public Ticket apply(TicketId id, TicketCommand command, By by) {
        Input.present("id", id);
        Input.present("command", command);
        String name = "ticket." + command.step().name().toLowerCase(Locale.ROOT);
        return runner.run(
                name,
                by,
                List.of(id, command),
                Ticket.class,
                context -> TicketSteps.take(context, TicketDesk.load(context.unit(), id), command, by.actor()));
    }

    /**
     * Reads a ticket.
     *
     * @param id which
     * @return the ticket, or empty
     */
    public Optional<Ticket> find(TicketId id) {
        return runner.inTransaction(unit -> unit.tickets().find(id));
    }

    /**
     * Tickets, the last received first.
     *
     * @param query which
     * @param request which part
     * @return the page
     */
    public Page<Ticket> page(TicketQuery query, PageRequest request) {
        return runner.inTransaction(unit -> unit.tickets().page(query, request));
    }

    /**
     * Counts tickets.
     *
     * @param query which
     * @param facet by what
     * @return the counts by value, without zeros
     */
    public Map<String, Long> countBy(TicketQuery query, TicketFacet facet) {
        return runner.inTransaction(unit -> unit.tickets().count(query, facet));
    }

    /**
     * The whole history of a ticket, also once it is closed 归档.
     *
     * @param id which
     * @return its events, the first first, one per version; empty if it does not exist
     */
    public List<Event> history(TicketId id) {
        return new Events(runner).history(AggregateRef.of(id));
    }

    /**
     * The whole history of a ticket in words: who did what, when, from which stage to which.
     *
     * @param id which
     * @param words whether what people wrote is told; it may be personal
     * @return one line per event, the first first; empty if the ticket does not exist
     */
    public List<HistoryLine> describe(TicketId id, HistoryLine.Words words) {
        return archive(id).lines(words);
    }

    /**
     * The whole history of a ticket as one document, for the archive 归档; it can be written as JSON and read again.
     *
     * @param id which
     * @return the history; without events if the ticket does not exist
     */
    public TicketHistory archive(TicketId id) {
        FreeText statement = find(id).map(ticket -> ticket.intake().statement()).orElse(null);
        return new TicketHistory(TicketHistory.SCHEMA, id, statement, history(id));
    }

    /**
     * The workflows of this shop's tickets.
     *
     * @return the service
     */
    public Workflows workflows() {
        return new Workflows(runner);
    }

    /**
     * The preventive actions of this shop, which outlive their tickets.
     *
     * @return the service
     */
    public Preventions preventions() {
        return new Preventions(runner);
    }

    /**
     * The causes that the shop knows.
     *
     * @return the list; empty if none was defined, and any cause can be recorded
     */
    public Optional<CauseList> causes() {
        return runner.inTransaction(TicketDesk::causes);
    }

    /**
     * Decides which causes can be recorded from now on. What is recorded already stays as it is.
     *
     * @param causes the list
     * @param by who decides
     * @return the list
     */
    public CauseList define(CauseList causes, By by) {
        return runner.run("ticket.causes", by, causes, CauseList.class, context -> TicketDesk.define(context, causes));
    }

    /**
     * What the shop decided about the course of its tickets.
     *
     * @return the policy; {@link TicketPolicy#DEFAULT} if none was defined
     */
    public TicketPolicy policy() {
        return runner.inTransaction(TicketDesk::policy);
    }

    /**
     * Decides about the course of tickets from now on. What is scheduled already stays as it is.
     *
     * @param policy the policy
     * @param by who decides
     * @return the policy
     */
    public TicketPolicy define(TicketPolicy policy, By by) {
        return runner.run(
                "ticket.policy", by, policy, TicketPolicy.class, context -> TicketDesk.define(context, policy));
    }
}
