package dev.aftercare.crm.intake;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.ticket.IntakeEvent;
import dev.aftercare.crm.model.ticket.MessageId;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which ticket each message belongs to. A message has one document, so of two commands that make it at once one is run again and finds what
 * the other has made.
 */
final class MessageLinks {

    private static final TypedDocuments<MessageLink> LINKS = new TypedDocuments<>("message-link", MessageLink.class);
    private static final TypedDocuments<TokenOf> TOKENS = new TypedDocuments<>("ticket-token", TokenOf.class);

    private MessageLinks() {}

    /**
     * What a token stands for.
     *
     * @param ticket the ticket
     */
    record TokenOf(TicketId ticket) {}

    static Optional<Stored<MessageLink>> find(UnitOfWork unit, MessageId id) {
        return LINKS.stored(unit, key(id));
    }

    static void save(CommandContext context, @Nullable Stored<MessageLink> before, MessageLink link) {
        TicketId ticket = link.ticket();
        String owner = ticket == null ? null : ticket.value().toString();
        LINKS.save(context, key(link.id()), owner, before == null ? 0 : before.version(), link);
    }

    /** The messages of a ticket that came or were sent last, the last first. */
    static List<MessageLink> last(UnitOfWork unit, TicketId ticket, int limit) {
        return LINKS.page(unit, ticket.value().toString(), PageRequest.first(limit)).items().stream()
                .filter(link -> link.state() != MessageLink.State.EXPECTED)
                .toList();
    }

    static Optional<TicketId> named(UnitOfWork unit, TicketToken token) {
        return TOKENS.find(unit, token.symbols()).map(TokenOf::ticket);
    }

    /** From now on the ticket is found by its token. */
    static TicketToken name(CommandContext context, TicketId ticket) {
        TicketToken token = TicketToken.of(ticket);
        TOKENS.put(context, token.symbols(), new TokenOf(ticket));
        return token;
    }

    /** Tells the one thing that can happen to a message outside a ticket. */
    static void happened(CommandContext context, MessageId id, @Nullable CustomerId customer, IntakeEvent what) {
        AggregateRef message = new AggregateRef("message", key(id));
        context.happened(message, customer, 1, List.of(new Happened(what, context.actor())));
    }

    static String key(MessageId id) {
        return Digest.of(id.source(), id.value());
    }
}
