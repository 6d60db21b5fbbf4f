package dev.aftercare.crm.persistence.tck;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.IdempotencyKey;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.customer.Profile;
import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.event.EventId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.model.ticket.Intake;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.StepEvent;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.persistence.CommandRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Plain records for tests. The number in a name makes the id, so equal numbers are the same thing and ids sort by number. */
final class Given {

    /** The instant around which tests play, with microseconds. */
    static final Instant T = Instant.parse("2026-03-02T10:00:00.123456Z");

    static final Instant LONG_AGO = Instant.parse("0001-01-01T00:00:00Z");
    static final Instant FAR_OFF = Instant.parse("9999-12-31T23:59:59.999999Z");

    static final Actor ANN = Actor.agent("ann");

    private Given() {}

    static Instant micros(Instant at, long micros) {
        return at.plus(micros, ChronoUnit.MICROS);
    }

    /** Positive numbers sort in their order; negative ones have the first bit set and sort after them. */
    static UUID uuid(int n) {
        return new UUID(n < 0 ? 0xf189_0000_0000_7000L : 0x0189_0000_0000_7000L, 0x8000_0000_0000_0000L | Math.abs(n));
    }

    static CustomerId customerId(int n) {
        return new CustomerId(uuid(n));
    }

    static Customer customer(int n, String... shopUsers) {
        return Customer.registered(customerId(n), identities(shopUsers), Profile.EMPTY, T);
    }

    static Customer customer(int n, Instant registeredAt) {
        return Customer.registered(customerId(n), Set.of(), Profile.EMPTY, registeredAt);
    }

    static Set<Identity> identities(String... shopUsers) {
        return Arrays.stream(shopUsers).map(Identity::shopUser).collect(Collectors.toSet());
    }

    static TicketId ticketId(int n) {
        return new TicketId(uuid(n));
    }

    static Ticket ticket(int n, CustomerId customer, Instant at) {
        Intake intake = new Intake(Channel.EMAIL, new FreeText("broken"), null, at, ANN);
        return Ticket.received(ticketId(n), TicketType.COMPLAINT, customer, Priority.NORMAL, intake);
    }

    static Ticket ticket(int n) {
        return ticket(n, customerId(n), T);
    }

    static Purchase sale(String id, CustomerId customer, Instant at, String... euros) {
        return Purchase.sale(id, customer, at, lines("EUR", euros));
    }

    static List<PurchaseLine> lines(String currency, String... amounts) {
        return Arrays.stream(amounts)
                .map(amount -> new PurchaseLine("sku", null, null, 1, Money.of(amount, currency)))
                .toList();
    }

    static Event event(int n, AggregateRef aggregate, long sequence, CustomerId customer, Instant at) {
        return new Event(
                new EventId(uuid(n)),
                aggregate,
                sequence,
                customer,
                at,
                ANN,
                new StepEvent.TicketResumed(Stage.RECEIVED));
    }

    static Event event(int n, AggregateRef aggregate, long sequence) {
        return event(n, aggregate, sequence, null, T);
    }

    static AggregateRef aggregate(String id) {
        return new AggregateRef("thing", id);
    }

    static DueEntry due(String kind, String aggregate, Instant at) {
        return new DueEntry(DueKey.of(kind, aggregate(aggregate)), at);
    }

    static Document document(String kind, String id, Instant at) {
        return Document.created(new DocumentKey(kind, id), null, at, "{\"id\":1}");
    }

    static CommandRecord command(String key, Instant at) {
        return new CommandRecord(new IdempotencyKey(key), "fingerprint", "{\"result\":1}", at);
    }
}
