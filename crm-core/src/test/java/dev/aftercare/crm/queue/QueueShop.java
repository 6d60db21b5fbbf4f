package dev.aftercare.crm.queue;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.HandTurnedClock;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import dev.aftercare.crm.ticket.NewTicket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** A shop in memory with one customer, two nodes and a clock that is turned by hand. */
final class QueueShop {

    static final By ANN = By.agent("ann");
    static final By BOB = By.agent("bob");

    final InMemoryStorage storage = new InMemoryStorage();
    final HandTurnedClock clock = new HandTurnedClock(Instant.parse("2026-03-02T09:00:00Z"));
    final Shop shop = Crm.builder(storage).clock(clock).build().shop();
    final Shop otherNode =
            Crm.builder(InMemoryStorage.sharing(storage)).clock(clock).build().shop();
    private final CustomerId mei =
            shop.customers().register(Identity.shopUser("mei"), ANN).id();

    TicketId receive(String text) {
        clock.turnBy(Duration.ofSeconds(1));
        return shop.tickets()
                .receive(NewTicket.of(mei, TicketType.COMPLAINT, Channel.APP, text), ANN)
                .id();
    }

    List<TicketId> receive(int count) {
        return IntStream.range(0, count).mapToObj(n -> receive("matter " + n)).toList();
    }

    Ticket ticket(TicketId id) {
        return shop.tickets().find(id).orElseThrow();
    }
}
