package dev.aftercare.crm.persistence;

import dev.aftercare.crm.model.ticket.Ticket;
import java.time.Instant;
import java.util.Comparator;

/** Which ticket of a list comes first. Every order is total, because the id decides between equals. */
public enum TicketOrder {
    /** The last received first; equal instants by descending id. Keys are the intake's instant and id. */
    LAST_RECEIVED,

    /**
     * The one that is due first, first; equal instants by id. Keys are the instant when it is {@linkplain TicketAttributes#due due}, and
     * id. Tickets that are not due have no place here.
     */
    EARLIEST_DUE,

    /**
     * The most pressing first, by priority; of equal priority the first received first, then by id. Keys are
     * {@link TicketAttributes#rank}, the intake's instant and id.
     */
    MOST_PRESSING;

    /**
     * Compares places in this order.
     *
     * @return the comparator; keys that come first are less
     */
    public Comparator<PageKey> comparator() {
        Comparator<PageKey> byInstant = Comparator.comparing(PageKey::at).thenComparing(PageKey::id);
        return switch (this) {
            case LAST_RECEIVED -> byInstant.reversed();
            case EARLIEST_DUE -> byInstant;
            case MOST_PRESSING -> Comparator.comparingInt(PageKey::rank).thenComparing(byInstant);
        };
    }

    /**
     * A ticket's place in this order.
     *
     * @param ticket the ticket; for {@link #EARLIEST_DUE} one that is due
     * @return the place
     * @throws IllegalArgumentException if it has none
     */
    public PageKey place(Ticket ticket) {
        String id = ticket.id().value().toString();
        Instant received = ticket.intake().at();
        return switch (this) {
            case LAST_RECEIVED -> new PageKey(received, id);
            case EARLIEST_DUE -> {
                Instant due = TicketAttributes.due(ticket);
                if (due == null) {
                    throw new IllegalArgumentException("the ticket is not due");
                }
                yield new PageKey(due, id);
            }
            case MOST_PRESSING -> new PageKey(TicketAttributes.rank(ticket.priority()), received, id);
        };
    }
}
