package dev.aftercare.crm.intake;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.ticket.MessageId;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.TicketQuery;
import dev.aftercare.crm.ticket.TicketSteps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what the rules need to know of tickets, and no more than the first that finds one needs. */
final class ThreadFinder {

    /** Of a customer's open tickets, so many that were received last are looked at. */
    private static final PageRequest LAST_RECEIVED = PageRequest.first(10);

    private final CommandContext context;
    private final IncomingMessage message;
    private final IntakePolicy policy;
    private final @Nullable CustomerId customer;
    private final List<MessageId> unknown = new ArrayList<>();

    ThreadFinder(CommandContext context, IncomingMessage message, IntakePolicy policy, @Nullable CustomerId customer) {
        this.context = context;
        this.message = message;
        this.policy = policy;
        this.customer = customer;
    }

    Placement place(@Nullable TicketId expectedIn, boolean automatic) {
        ThreadFacts facts = new ThreadFacts(
                at(),
                message.channel(),
                automatic,
                customer,
                message.purchase(),
                referred(expectedIn),
                named(),
                List.of());
        Placement placement = ThreadRules.place(facts, policy);
        if (placement.ticket() != null || customer == null || !policy.windows().containsKey(message.channel())) {
            return placement;
        }
        return ThreadRules.place(facts.withOpen(open(customer)), policy);
    }

    /** The messages referred to that nobody handed in yet: when they come, they belong to the same ticket. */
    List<MessageId> unknown() {
        return List.copyOf(unknown);
    }

    private List<KnownTicket> referred(@Nullable TicketId expectedIn) {
        List<KnownTicket> tickets = new ArrayList<>();
        if (expectedIn != null) {
            known(expectedIn).ifPresent(tickets::add);
        }
        for (MessageId reference : message.references()) {
            Optional<Stored<MessageLink>> link = MessageLinks.find(context.unit(), reference);
            if (link.isEmpty()) {
                unknown.add(reference);
            } else if (link.get().value().ticket() != null && (tickets.isEmpty() || !policy.strangersJoin())) {
                known(link.get().value().ticket()).ifPresent(tickets::add);
            }
        }
        return tickets;
    }

    private @Nullable KnownTicket named() {
        String subject = message.subject() == null ? null : message.subject().value();
        return TicketToken.in(subject)
                .flatMap(token -> MessageLinks.named(context.unit(), token))
                .flatMap(this::known)
                .orElse(null);
    }

    private List<KnownTicket> open(CustomerId whose) {
        TicketQuery query = TicketQuery.builder()
                .stages(Stage.open().toArray(Stage[]::new))
                .customer(whose)
                .build();
        return context.unit().tickets().page(query, LAST_RECEIVED).items().stream()
                .map(this::known)
                .toList();
    }

    private Optional<KnownTicket> known(TicketId id) {
        return Succession.of(context.unit(), id, customer).map(this::known);
    }

    private KnownTicket known(Ticket ticket) {
        boolean reopens = policy.reopenFrom().contains(ticket.stage())
                && TicketSteps.accepts(context, ticket, Replies.REOPEN, Replies.RULE);
        return new KnownTicket(
                ticket.id(),
                ticket.customer(),
                ticket.intake().purchase(),
                ticket.stage(),
                reopens,
                lastChange(ticket));
    }

    /** Every version of a ticket is an event, so the last of them is found by its number. */
    private Instant lastChange(Ticket ticket) {
        List<Event> last = context.unit().journal().history(AggregateRef.of(ticket.id()), ticket.version() - 1, 1);
        return last.isEmpty() ? ticket.intake().at() : last.get(0).at();
    }

    /** A channel whose clock is ahead does not write from the future. */
    private Instant at() {
        return message.receivedAt().isAfter(context.now()) ? context.now() : message.receivedAt();
    }
}
