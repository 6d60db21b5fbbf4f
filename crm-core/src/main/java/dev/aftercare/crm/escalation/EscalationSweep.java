package dev.aftercare.crm.escalation;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.due.DueHandler;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.ticket.PendingRung;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.sla.EscalationDues;
import dev.aftercare.crm.sla.EscalationRung;
import dev.aftercare.crm.sla.Promises;
import dev.aftercare.crm.sla.SlaTerms;
import dev.aftercare.crm.sla.StoredPromises;
import dev.aftercare.crm.ticket.EscalatedTickets;
import dev.aftercare.crm.ticket.TicketEscalationRules;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Comes by when a ticket has reached a rung: notes it, and does what all rungs reached so far ask for, in one transaction together with
 * taking the due entry away. So each is done once, however many nodes sweep and however often they are started again.
 */
public final class EscalationSweep implements DueHandler {

    private EscalationSweep() {}

    /**
     * The handlers of all that escalations schedule.
     *
     * @param tenant whose
     * @param hooks what the host does, by name
     * @return the handlers by the kind of entry
     */
    public static Map<String, DueHandler> handlers(TenantId tenant, Map<String, EscalationHook> hooks) {
        return Map.of(
                EscalationDues.KIND,
                new EscalationSweep(),
                Digests.DUE,
                new Digests(),
                HookCalls.DUE,
                new HookCalls(tenant, hooks));
    }

    @Override
    public void handle(CommandContext context, DueEntry entry) {
        TicketId id = new TicketId(UUID.fromString(entry.key().aggregate().id()));
        context.unit().tickets().find(id).ifPresent(ticket -> sweep(context, ticket));
    }

    private static void sweep(CommandContext context, Ticket found) {
        if (found.isMerged()) {
            // Claimed before the merge; the undo of that schedules it again.
            return;
        }
        Ticket ticket = EscalatedTickets.reach(context, found);
        Promises promises = StoredPromises.to(context.unit(), ticket);
        if (!TicketEscalationRules.isSnoozed(ticket, context.now())) {
            for (PendingRung rung : ticket.escalated().pending()) {
                ticket = take(context, ticket, rung, promises.named(rung.terms()));
            }
        }
        context.due(EscalationDues.rest(ticket, promises));
    }

    private static Ticket take(CommandContext context, Ticket ticket, PendingRung rung, SlaTerms terms) {
        EscalationRung asked = terms.ladder(rung.metric())
                .flatMap(ladder -> ladder.rung(rung.rung()))
                .orElseGet(() -> new EscalationRung(rung.rung(), 100, Duration.ZERO, List.of()));
        return new RungActions(context, ticket, rung, terms.hours()).take(asked);
    }
}
