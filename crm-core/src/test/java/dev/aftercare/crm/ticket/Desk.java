package dev.aftercare.crm.ticket;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.HandTurnedClock;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Profile;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A shop in memory with one customer, two nodes and a clock that is turned by hand. */
final class Desk {

    static final By AGENT = By.agent("li.na");

    /** Monday, 9 o'clock in Shanghai. */
    static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

    private final InMemoryStorage storage = new InMemoryStorage();

    /** What the first of the nodes reads from. */
    final EarlierTickets earlier = new EarlierTickets(storage);

    private final HandTurnedClock clock = new HandTurnedClock(START);
    final Crm crm = Crm.builder(earlier).clock(clock).build();
    final Crm otherNode =
            Crm.builder(InMemoryStorage.sharing(storage)).clock(clock).build();
    final Tickets tickets = crm.shop().tickets();
    final Conversation conversation = crm.shop().conversation();
    final CustomerId customer =
            crm.shop().customers().register(Set.of(), Profile.EMPTY, AGENT).id();

    Desk after(Duration time) {
        clock.turnBy(time);
        return this;
    }

    Desk at(String instant) {
        clock.turnTo(Instant.parse(instant));
        return this;
    }

    Instant now() {
        return clock.instant();
    }

    NewTicket matter() {
        return NewTicket.of(customer, TicketType.COMPLAINT, Channel.PHONE, "The lid arrived cracked");
    }

    TicketId receive() {
        return tickets.receive(matter(), AGENT).id();
    }

    /** A ticket that went the straight way to a stage. */
    TicketId receivedUpTo(Stage stage) {
        TicketId id = receive();
        for (TicketStep step : List.of(
                TicketStep.CONFIRM,
                TicketStep.ANALYZE,
                TicketStep.RESOLVE,
                TicketStep.FEEDBACK,
                TicketStep.FOLLOW_UP)) {
            if (ticket(id).stage() != stage) {
                tickets.apply(id, Course.some(step), AGENT);
            }
        }
        return id;
    }

    Ticket ticket(TicketId id) {
        return tickets.find(id).orElseThrow();
    }

    <E extends EventBody> List<E> happened(TicketId id, Class<E> type) {
        return tickets.history(id).stream()
                .map(Event::body)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
