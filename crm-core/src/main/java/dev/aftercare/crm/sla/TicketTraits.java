package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.ticket.Category;
import dev.aftercare.crm.model.ticket.HandlingEvent.CategoryChosen;
import dev.aftercare.crm.model.ticket.HandlingEvent.CategoryClassified;
import dev.aftercare.crm.model.ticket.HandlingEvent.PriorityChanged;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Standing;
import dev.aftercare.crm.model.ticket.StepEvent.TicketConfirmed;
import dev.aftercare.crm.model.ticket.StepEvent.TicketReceived;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketType;
import org.jspecify.annotations.Nullable;

/**
 * What a policy is chosen by.
 *
 * @param type what sort of matter
 * @param category where it stands in the shop's tree; null before it is set
 * @param priority how pressing it is
 * @param channel by which way it reached the shop
 * @param standing what the shop knew of the customer then
 */
public record TicketTraits(
        TicketType type, @Nullable Category category, Priority priority, Channel channel, Standing standing) {

    /** Checks the parts. */
    public TicketTraits {
        Input.present("traits.type", type);
        Input.present("traits.priority", priority);
        Input.present("traits.channel", channel);
        Input.present("traits.standing", standing);
    }

    /**
     * What a ticket is chosen by.
     *
     * @param ticket the ticket
     * @return its traits
     */
    public static TicketTraits of(Ticket ticket) {
        return new TicketTraits(
                ticket.type(),
                ticket.category(),
                ticket.priority(),
                ticket.intake().channel(),
                orNone(ticket.intake().standing()));
    }

    /**
     * The traits after an event.
     *
     * @param before the traits before it; null before the receipt
     * @param event what happened
     * @return the traits from then on; null as long as nothing was received
     */
    static @Nullable TicketTraits after(@Nullable TicketTraits before, EventBody event) {
        if (event instanceof TicketReceived received) {
            return new TicketTraits(
                    received.type(), null, received.priority(), received.channel(), orNone(received.standing()));
        }
        if (before != null && event instanceof TicketConfirmed confirmed) {
            return new TicketTraits(
                    before.type, confirmed.category(), confirmed.priority(), before.channel, before.standing);
        }
        if (before != null && event instanceof PriorityChanged changed) {
            return new TicketTraits(before.type, before.category, changed.priority(), before.channel, before.standing);
        }
        if (before != null && event instanceof CategoryClassified classified) {
            return before.in(classified.category());
        }
        return before != null && event instanceof CategoryChosen chosen ? before.in(chosen.category()) : before;
    }

    private TicketTraits in(Category another) {
        return new TicketTraits(type, another, priority, channel, standing);
    }

    private static Standing orNone(@Nullable Standing standing) {
        return standing == null ? Standing.NONE : standing;
    }
}
