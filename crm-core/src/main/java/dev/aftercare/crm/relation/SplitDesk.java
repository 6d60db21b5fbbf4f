package dev.aftercare.crm.relation;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.ticket.MessageAuthor;
import dev.aftercare.crm.model.ticket.MessageVisibility;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.UnitOfWork;
import dev.aftercare.crm.ticket.TicketMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Where it is kept which ticket began with messages of which, one document each, found by the other ticket. */
final class SplitDesk {

    private static final TypedDocuments<Split> SPLITS = new TypedDocuments<>("ticket-split", Split.class);

    private SplitDesk() {}

    static Optional<Split> origin(UnitOfWork unit, TicketId ticket) {
        return SPLITS.find(unit, text(ticket));
    }

    static Page<Split> page(UnitOfWork unit, TicketId source, PageRequest request) {
        return SPLITS.page(unit, text(source), request);
    }

    static void put(CommandContext context, Split split) {
        SPLITS.insert(context, text(split.ticket()), text(split.source()), split);
    }

    /** The messages of these numbers. */
    static List<ThreadMessage> messages(UnitOfWork unit, Ticket ticket, List<Long> numbers) {
        List<ThreadMessage> found = new ArrayList<>(numbers.size());
        for (long number : numbers) {
            List<Event> event = unit.journal().history(AggregateRef.of(ticket.id()), number - 1, 1);
            ThreadMessage message = event.isEmpty() ? null : ThreadMessage.of(ticket, event.get(0));
            if (message == null || message.number() != number) {
                throw new RejectedException(new NoSuchMessage(ticket.id(), number));
            }
            found.add(message);
        }
        return found;
    }

    /** The message whose words are the matter: what the shop noted for itself is not what the customer said. */
    static ThreadMessage opening(List<ThreadMessage> messages) {
        return first(messages, message -> message.author() == MessageAuthor.CUSTOMER)
                .or(() -> first(messages, message -> message.visibility() == MessageVisibility.PUBLIC))
                .orElse(messages.get(0));
    }

    private static Optional<ThreadMessage> first(List<ThreadMessage> messages, Predicate<TicketMessage> wanted) {
        return messages.stream().filter(it -> wanted.test(it.message())).findFirst();
    }

    private static String text(TicketId id) {
        return id.value().toString();
    }
}
