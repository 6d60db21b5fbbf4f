package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.ticket.Merger;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.UnitOfWork;

/**
 * Finds where merged tickets go on. A ticket is only ever merged into one that is not, and both are written, so there are no circles; what is
 * stored and goes on for longer than tickets can be merged is an error.
 */
public final class Survivors {

    private Survivors() {}

    /**
     * The ticket in which a matter goes on, as part of another command.
     *
     * @param unit where
     * @param id which ticket
     * @return the last ticket of the chain that begins with it; itself if it is not merged
     * @throws NotFoundException if there is no such ticket
     */
    public static Ticket of(UnitOfWork unit, TicketId id) {
        return of(unit, TicketDesk.load(unit, id));
    }

    /**
     * Makes sure that a ticket is not merged, before another command does something with it.
     *
     * @param unit where
     * @param ticket the ticket, as it was read in this transaction
     * @return the same ticket
     * @throws RejectedException with {@link MergedAway} if it is
     */
    public static Ticket itself(UnitOfWork unit, Ticket ticket) {
        if (ticket.isMerged()) {
            throw new RejectedException(
                    new MergedAway(ticket.id(), of(unit, ticket).id()));
        }
        return ticket;
    }

    /**
     * The ticket in which a matter goes on, as part of another command.
     *
     * @param unit where
     * @param ticket the ticket, as it was read in this transaction
     * @return the last ticket of the chain that begins with it; itself if it is not merged
     * @throws StorageException {@code CORRUPT} if the chain has no end
     */
    public static Ticket of(UnitOfWork unit, Ticket ticket) {
        Ticket last = ticket;
        int length = 0;
        for (Merger merger = last.merger(); merger != null; merger = last.merger()) {
            length++;
            if (length > MergeRules.MAX_TOGETHER) {
                throw new StorageException(
                        StorageException.Reason.CORRUPT,
                        "ticket " + ticket.id().value() + " is merged into one that goes on nowhere");
            }
            last = TicketDesk.load(unit, merger.into());
        }
        return last;
    }
}
