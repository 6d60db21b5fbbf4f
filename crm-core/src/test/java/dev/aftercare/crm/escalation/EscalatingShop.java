package dev.aftercare.crm.escalation;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.HandTurnedClock;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Profile;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import dev.aftercare.crm.sla.BusinessCalendar;
import dev.aftercare.crm.sla.SlaPolicy;
import dev.aftercare.crm.sla.SlaPolicyBuilder;
import dev.aftercare.crm.ticket.EarlierTickets;
import dev.aftercare.crm.ticket.NewTicket;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Two nodes of a shop that is open from Monday to Friday, 9 to 18 o'clock in Shanghai, which is 1 to 10 o'clock UTC. */
final class EscalatingShop {

    static final By ANN = By.agent("ann");

    /** Monday, 9 o'clock in Shanghai. */
    static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

    final HandTurnedClock clock = new HandTurnedClock(START);
    final List<Event> heard = new ArrayList<>();
    final List<HookCall> calls = new ArrayList<>();
    int failuresToCome;

    /** What the first of the nodes reads from. */
    final EarlierTickets earlier;

    final Crm crm;
    final Crm otherNode;
    final CustomerId customer;

    EscalatingShop() {
        InMemoryStorage storage = new InMemoryStorage();
        earlier = new EarlierTickets(storage);
        crm = node(earlier);
        otherNode = node(InMemoryStorage.sharing(storage));
        customer = crm.shop().customers().register(Set.of(), Profile.EMPTY, ANN).id();
        crm.shop()
                .serviceLevels()
                .define(
                        BusinessCalendar.builder("office", ZoneId.of("Asia/Shanghai"))
                                .openMondayToFriday("09:00-18:00")
                                .build(),
                        ANN);
    }

    private Crm node(CrmStorage storage) {
        return Crm.builder(storage)
                .clock(clock)
                .listener((tenant, event) -> {
                    synchronized (heard) {
                        heard.add(event);
                    }
                })
                .escalationHook("pager", this::page)
                .build();
    }

    private void page(TenantId tenant, HookCall call) {
        calls.add(call);
        if (failuresToCome > 0) {
            failuresToCome--;
            throw new IllegalStateException("the pager is busy");
        }
    }

    EscalatingShop promising(UnaryOperator<SlaPolicyBuilder> promise) {
        crm.shop()
                .serviceLevels()
                .define(
                        promise.apply(SlaPolicy.builder(SlaPolicy.DEFAULT, "office"))
                                .build(),
                        ANN);
        return this;
    }

    TicketId receive() {
        return crm.shop()
                .tickets()
                .receive(NewTicket.of(customer, TicketType.COMPLAINT, Channel.PHONE, "The lid arrived cracked"), ANN)
                .id();
    }

    EscalatingShop at(String instant) {
        clock.turnTo(Instant.parse(instant));
        return this;
    }

    EscalatingShop after(Duration time) {
        clock.turnBy(time);
        return this;
    }

    /** Sweeps on one node and then on the other, and a second time. */
    EscalatingShop swept() {
        for (int i = 0; i < 2; i++) {
            crm.runDue(1_000);
            otherNode.runDue(1_000);
        }
        return this;
    }

    Ticket ticket(TicketId id) {
        return crm.shop().tickets().find(id).orElseThrow();
    }

    <E extends EventBody> List<E> happened(TicketId id, Class<E> type) {
        return of(crm.shop().tickets().history(id), type);
    }

    <E extends EventBody> List<E> heard(Class<E> type) {
        return of(heard, type);
    }

    private static <E extends EventBody> List<E> of(List<Event> events, Class<E> type) {
        return events.stream()
                .map(Event::body)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
