package dev.aftercare.crm.intake;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.ticket.Cancellation;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.UnitOfWork;
import dev.aftercare.crm.ticket.Survivors;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ticket that goes on where another one ended: what is written to the one belongs to the other. */
final class Succession {

    private static final TypedDocuments<Successor> SUCCESSORS =
            new TypedDocuments<>("ticket-successor", Successor.class);
    private static final int MOST_STEPS = 100;

    private Succession() {}

    /**
     * Which ticket took a closed one up again for a customer.
     *
     * @param ticket the later one
     */
    record Successor(TicketId ticket) {}

    static Optional<Ticket> of(UnitOfWork unit, TicketId id, @Nullable CustomerId sender) {
        Optional<Ticket> ticket = unit.tickets().find(id);
        for (int i = 0; i < MOST_STEPS && ticket.isPresent(); i++) {
            Optional<Ticket> after = next(unit, ticket.get(), sender);
            if (after.isEmpty()) {
                return ticket;
            }
            ticket = after;
        }
        return ticket;
    }

    /** From now on, what the customer of the later ticket writes to the earlier one belongs to the later one. */
    static void follows(CommandContext context, TicketId earlier, Ticket later) {
        SUCCESSORS.put(context, key(earlier, later.customer()), new Successor(later.id()));
    }

    /**
     * Where a ticket goes on: the only place to know of one more way in which tickets become one. A merge comes first, as somebody decided
     * it and may undo it; then what took it up again, since that was made where all other ways had ended.
     */
    private static Optional<Ticket> next(UnitOfWork unit, Ticket ticket, @Nullable CustomerId sender) {
        if (ticket.isMerged()) {
            return Optional.of(Survivors.of(unit, ticket));
        }
        if (ticket.stage().isOpen()) {
            return Optional.empty();
        }
        Optional<Ticket> later = sender == null
                ? Optional.empty()
                : SUCCESSORS
                        .find(unit, key(ticket.id(), sender))
                        .flatMap(successor -> unit.tickets().find(successor.ticket()));
        Cancellation cancellation = ticket.cancellation();
        if (later.isPresent() || cancellation == null || cancellation.duplicateOf() == null) {
            return later;
        }
        return unit.tickets()
                .find(cancellation.duplicateOf())
                .filter(other -> other.customer().equals(ticket.customer()));
    }

    private static String key(TicketId earlier, CustomerId customer) {
        return earlier.value() + "/" + customer.value();
    }
}
