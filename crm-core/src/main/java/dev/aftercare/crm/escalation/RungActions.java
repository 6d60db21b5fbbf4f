package dev.aftercare.crm.escalation;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.ticket.DigestEvent.DigestNote;
import dev.aftercare.crm.model.ticket.PendingRung;
import dev.aftercare.crm.model.ticket.Recipient;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.sla.BusinessCalendar;
import dev.aftercare.crm.sla.EscalationAction;
import dev.aftercare.crm.sla.EscalationRung;
import dev.aftercare.crm.team.TeamSteps;
import dev.aftercare.crm.ticket.EscalatedTickets;
import dev.aftercare.crm.ticket.TicketCommand;
import dev.aftercare.crm.ticket.TicketCommands;
import dev.aftercare.crm.ticket.TicketSteps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Does what one rung asks for. Once the clock of the rung has stopped, or the ticket is closed, nothing is done for a target that was only
 * at risk; of one that was late people are still told.
 */
final class RungActions implements EscalationAction.Cases<Boolean> {

    private static final Actor RULE = Actor.rule("escalation");

    private final CommandContext context;
    private final PendingRung rung;
    private final BusinessCalendar hours;
    private final List<Recipient> notified = new ArrayList<>();
    private final List<Recipient> held = new ArrayList<>();
    private final List<String> undone = new ArrayList<>();
    private Ticket ticket;

    RungActions(CommandContext context, Ticket ticket, PendingRung rung, BusinessCalendar hours) {
        this.context = context;
        this.ticket = ticket;
        this.rung = rung;
        this.hours = hours;
    }

    /** The ticket after all of it. */
    Ticket take(EscalationRung asked) {
        boolean going = ticket.stage().isOpen()
                && ticket.clocks().stream().anyMatch(clock -> rung.isOf(clock) && !clock.isStopped());
        for (EscalationAction action : asked.actions()) {
            boolean sensible = going || (asked.isLate() && action instanceof EscalationAction.Notify);
            if (!sensible || !action.match(this)) {
                undone.add(action.word());
            }
        }
        return EscalatedTickets.taken(context, ticket, rung, notified, held, undone, RULE);
    }

    @Override
    public Boolean tell(EscalationAction.Notify action) {
        boolean all = true;
        for (Recipient recipient : action.recipients()) {
            Recipient known = known(recipient);
            if (known == null) {
                all = false;
            } else if (!notified.contains(known) && !held.contains(known)) {
                tell(known);
            }
        }
        return all;
    }

    @Override
    public Boolean reassign(EscalationAction.Reassign action) {
        try {
            Optional<Ticket> after = TeamSteps.reassign(context, ticket, action.department(), RULE);
            after.ifPresent(given -> ticket = given);
            return after.isPresent();
        } catch (RejectedException refused) {
            return false;
        }
    }

    @Override
    public Boolean raisePriority(EscalationAction.RaisePriority action) {
        return ticket.priority().compareTo(action.to()) >= 0 || step(new TicketCommand.ChangePriority(action.to()));
    }

    @Override
    public Boolean raiseLevel(EscalationAction.RaiseLevel action) {
        return step(TicketCommands.escalate(rung.metric().code() + " came to " + rung.rung()));
    }

    @Override
    public Boolean callHook(EscalationAction.CallHook action) {
        HookCalls.ask(context, action.hook(), ticket.id(), rung);
        return true;
    }

    /** A refused step has written nothing. */
    private boolean step(TicketCommand command) {
        try {
            ticket = TicketSteps.take(context, ticket, command, RULE);
            return true;
        } catch (RejectedException refused) {
            return false;
        }
    }

    private void tell(Recipient recipient) {
        Instant now = context.now();
        Instant opening = hours.nextOpen(now).orElse(now);
        if (opening.isAfter(now)) {
            Digests.hold(
                    context, new DigestNote(recipient, ticket.id(), rung.metric(), rung.rung(), rung.at()), opening);
            held.add(recipient);
        } else {
            notified.add(recipient);
        }
    }

    private @Nullable Recipient known(Recipient recipient) {
        if (recipient.kind() != Recipient.Kind.ASSIGNEE) {
            return recipient;
        }
        String assignee = ticket.handling().assignee();
        return assignee == null || assignee.length() > 80 ? null : Recipient.agent(assignee);
    }
}
