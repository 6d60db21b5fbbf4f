package dev.aftercare.crm.escalation;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.UnitOfWork;
import dev.aftercare.crm.sla.EscalationDue;
import dev.aftercare.crm.sla.EscalationRules;
import dev.aftercare.crm.sla.Promises;
import dev.aftercare.crm.sla.StoredPromises;
import dev.aftercare.crm.ticket.EscalatedTickets;
import dev.aftercare.crm.ticket.TicketNotes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The escalations of one tenant. Every command is one transaction. Safe for use by several threads.
 *
 * <p>Plans are part of the policies, see {@link dev.aftercare.crm.sla.SlaPolicyBuilder#escalation}. What they ask for is done by the
 * sweeps, {@code Shop.runDue}.
 */
public final class Escalations {

    private final CommandRunner runner;

    /**
     * Creates the service.
     *
     * @param runner runs its commands
     */
    public Escalations(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Holds back what the escalation of a ticket asks for: for a while nobody is told, and nothing is reassigned or raised. The clocks do
     * not know of it: they run on, due times stay what they are, and a breach meanwhile is a breach. When the time is over, what was held
     * back is done as far as it still makes sense.
     *
     * @param ticket which
     * @param until until when; another snooze takes its place
     * @param reason why, 1 to 100,000 characters
     * @param by who asks for it
     * @return the ticket after it
     * @throws NotFoundException if there is no such ticket
     * @throws dev.aftercare.crm.command.RejectedException with an {@link dev.aftercare.crm.ticket.EscalationRefused} if the ticket is
     *     closed or {@code until} is not to come
     */
    public Ticket snooze(TicketId ticket, Instant until, String reason, By by) {
        Input.present("ticket", ticket);
        Instant end = Input.instant("snooze.until", until);
        FreeText why = FreeText.of("snooze.reason", reason);
        return runner.run(
                "escalation.snooze",
                by,
                List.of(ticket, end, why),
                Ticket.class,
                context -> EscalatedTickets.snooze(context, ticket, end, why, by.actor()));
    }

    /**
     * Ends a snooze: what it held back is done with the next sweep.
     *
     * @param ticket which
     * @param by who asks for it
     * @return the ticket after it; the same version if nothing was held back
     * @throws NotFoundException if there is no such ticket
     */
    public Ticket wake(TicketId ticket, By by) {
        Input.present("ticket", ticket);
        return runner.run(
                "escalation.wake",
                by,
                List.of(ticket),
                Ticket.class,
                context -> EscalatedTickets.wake(context, ticket, by.actor()));
    }

    /**
     * What the clocks of a ticket have reached, and what comes next and when.
     *
     * @param ticket which
     * @return one element per clock that has an escalation plan
     * @throws NotFoundException if there is no such ticket
     */
    public List<EscalationOutlook> outlook(TicketId ticket) {
        Input.present("ticket", ticket);
        return runner.inTransaction(unit -> outlook(unit, ticket));
    }

    private static List<EscalationOutlook> outlook(UnitOfWork unit, TicketId id) {
        Ticket ticket = TicketNotes.load(unit, id);
        Promises promises = StoredPromises.to(unit, ticket);
        return ticket.clocks().stream()
                .filter(clock -> promises.counted(clock).ladder(clock.metric()).isPresent())
                .map(clock -> outlook(ticket, clock, promises))
                .toList();
    }

    private static EscalationOutlook outlook(Ticket ticket, SlaClock clock, Promises promises) {
        Optional<EscalationDue> next = EscalationRules.next(clock, promises.counted(clock), ticket.escalated());
        return new EscalationOutlook(
                clock.metric(),
                clock.cycle(),
                ticket.escalated().round(clock).reached(),
                next.map(due -> due.rung().name()).orElse(null),
                next.map(EscalationDue::at).orElse(null));
    }
}
