package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.due.DueHandler;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.ticket.ActionRef;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.sla.ClockDues;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Does what nobody did in time: feedback that never came, checks of the lasting effect, actions, targets that are used up. Each looks at the
 * ticket as it is now, so that what no longer makes sense does nothing.
 */
public final class TicketDueHandlers {

    private TicketDueHandlers() {}

    /**
     * The handlers of all that tickets schedule.
     *
     * @return the handlers by the kind of entry
     */
    public static Map<String, DueHandler> all() {
        return Map.of(
                PreventionRules.OVERDUE,
                (context, entry) -> prevent(context, entry, PreventionRules::overdue),
                PreventionRules.CHECK,
                (context, entry) -> prevent(context, entry, PreventionRules::checkDue),
                TicketTimers.MOVE_ON,
                (context, entry) -> handle(context, entry, inItsState(entry, TicketRules::timedOut)),
                TicketTimers.FOLLOW_UP_DUE,
                (context, entry) -> handle(context, entry, inItsState(entry, TicketRules::followUpDue)),
                ActionTimers.OVERDUE,
                (context, entry) -> handle(
                        context,
                        entry,
                        (ticket, facts) -> TicketRules.actionDue(
                                ticket, Integer.parseInt(entry.key().part()), facts)),
                ClockDues.KIND,
                (context, entry) -> handle(
                        context,
                        entry,
                        (ticket, facts) -> TicketRules.targetDue(
                                ticket, new Metric(entry.key().part()), facts)));
    }

    /** What the time of a preventive action makes of it. */
    @FunctionalInterface
    private interface PreventionRule {

        Decision<Prevention> decide(Prevention prevention, Instant now, Actor actor);
    }

    private static void prevent(CommandContext context, DueEntry entry, PreventionRule rule) {
        PreventionDesk.stored(
                        context.unit(), ActionRef.parse(entry.key().aggregate().id()))
                .ifPresent(prevention -> PreventionDesk.store(
                        context, prevention, rule.decide(prevention.value(), context.now(), Actor.CLOCK)));
    }

    /** The ticket may have gone on to another state, with a time of its own, while the entry was claimed. */
    private static BiFunction<Ticket, TicketFacts, Decision<Ticket>> inItsState(
            DueEntry entry, BiFunction<Ticket, TicketFacts, Decision<Ticket>> rule) {
        return (ticket, facts) -> TicketTimers.isPresent(entry.key(), ticket)
                ? rule.apply(ticket, facts)
                : Decision.accept(ticket, List.of());
    }

    private static void handle(
            CommandContext context, DueEntry entry, BiFunction<Ticket, TicketFacts, Decision<Ticket>> rule) {
        TicketId id = new TicketId(UUID.fromString(entry.key().aggregate().id()));
        context.unit()
                .tickets()
                .find(id)
                .ifPresent(ticket -> TicketDesk.store(
                        context, ticket, rule.apply(ticket, TicketDesk.facts(context, Actor.CLOCK, ticket))));
    }
}
