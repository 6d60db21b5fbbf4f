package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.event.EventLine;
import dev.aftercare.crm.event.Events;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.ticket.ActionRef;
import dev.aftercare.crm.model.ticket.ActionStatus;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The preventive actions of one tenant. They are planned in a ticket, and are done, given up and checked whether the ticket is open or
 * has long been closed. While the ticket's workflow still lets its actions be closed, closing one here closes it in the ticket's plan
 * too, in the same transaction, and the other way round. Safe for use by several threads.
 */
public final class Preventions {

    private final CommandRunner runner;

    Preventions(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Records that an action is done.
     *
     * @param action which
     * @param how more about how it was done, or null
     * @param checkAt when its effect is to be checked, later than now; null if never
     * @param by who
     * @return the action after it
     * @throws NotFoundException if there is no such action
     * @throws RejectedException with a {@link PreventionRefused} if it is not open, or with a {@link GuardFailed} if its ticket refuses
     */
    public Prevention done(ActionRef action, @Nullable String how, @Nullable Instant checkAt, By by) {
        FreeText words = how == null ? null : FreeText.of("prevention.how", how);
        return close("prevention.done", action, ActionStatus.DONE, words, checkAt, by);
    }

    /**
     * Gives an action up. A mandatory one can be given up by a person of the shop only, as long as its ticket waits for it.
     *
     * @param action which
     * @param reason why
     * @param by who
     * @return the action after it
     * @throws NotFoundException if there is no such action
     * @throws RejectedException with a {@link PreventionRefused} if it is not open, or with a {@link GuardFailed} if its ticket refuses
     */
    public Prevention giveUp(ActionRef action, String reason, By by) {
        FreeText words = FreeText.of("prevention.reason", reason);
        return close("prevention.give-up", action, ActionStatus.VOID, words, null, by);
    }

    /**
     * Records whether an action has had its effect.
     *
     * @param action which
     * @param effective whether it has
     * @param finding what was found
     * @param by who
     * @return the action after it
     * @throws NotFoundException if there is no such action
     * @throws RejectedException with a {@link PreventionRefused} if it is not done
     */
    public Prevention check(ActionRef action, boolean effective, String finding, By by) {
        Input.present("action", action);
        FreeText words = FreeText.of("prevention.finding", finding);
        return runner.run("prevention.check", by, List.of(action, effective, words), Prevention.class, context -> {
            Stored<Prevention> before = PreventionDesk.load(context.unit(), action);
            return PreventionDesk.store(
                    context,
                    before,
                    PreventionRules.check(before.value(), effective, words, context.now(), by.actor()));
        });
    }

    /**
     * Reads an action.
     *
     * @param action which
     * @return the action, or empty
     */
    public Optional<Prevention> find(ActionRef action) {
        return runner.inTransaction(unit -> PreventionDesk.find(unit, action));
    }

    /**
     * What is to be done: open actions by their due time, and actions that are done by when their effect is to be checked. The first due
     * comes first, what has no set time last; equal instants by descending id.
     *
     * @param owner whose; null for everybody's
     * @param request which part
     * @return the page
     */
    public Page<Prevention> toDo(@Nullable String owner, PageRequest request) {
        return runner.inTransaction(unit -> PreventionDesk.toDo(unit, owner, request));
    }

    /**
     * The whole history of an action.
     *
     * @param action which
     * @return its events, the first first, one per version; empty if there is no such action
     */
    public List<Event> history(ActionRef action) {
        return new Events(runner).history(AggregateRef.of(action));
    }

    /**
     * The whole history of an action in words: who did what, when.
     *
     * @param action which
     * @param words whether what people wrote is told; it may be personal
     * @return one line per event, the first first; empty if there is no such action
     */
    public List<EventLine> describe(ActionRef action, HistoryLine.Words words) {
        return find(action)
                .map(found -> PreventionPhrases.lines(found, history(action), words))
                .orElse(List.of());
    }

    private Prevention close(
            String name,
            ActionRef action,
            ActionStatus status,
            @Nullable FreeText reason,
            @Nullable Instant checkAt,
            By by) {
        Input.present("action", action);
        List<Object> request = Arrays.asList(action, status, reason, checkAt);
        return runner.run(name, by, request, Prevention.class, context -> {
            Stored<Prevention> before = PreventionDesk.load(context.unit(), action);
            Prevention after = PreventionDesk.store(
                    context,
                    before,
                    PreventionRules.close(before.value(), status, reason, checkAt, context.now(), by.actor()));
            Ticket ticket = TicketDesk.load(context.unit(), action.ticket());
            TicketFacts facts = TicketDesk.facts(context, by.actor(), ticket);
            TicketCommand close = new TicketCommand.CloseAction(action.number(), status, reason);
            if (!ticket.isMerged()
                    && facts.governing()
                            .workflow()
                            .after(ticket.state(), close.step())
                            .isPresent()) {
                TicketDesk.store(context, ticket, TicketRules.decide(ticket, close, facts));
            }
            return after;
        });
    }
}
