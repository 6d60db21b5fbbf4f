package dev.aftercare.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.aftercare.crm.Crm;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.ticket.ClockEvent.EscalationReached;
import dev.aftercare.crm.model.ticket.ClockEvent.EscalationTaken;
import dev.aftercare.crm.model.ticket.DigestEvent.DigestReady;
import dev.aftercare.crm.model.ticket.Recipient;
import dev.aftercare.crm.model.ticket.StepEvent.TicketEscalated;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.sla.BusinessCalendar;
import dev.aftercare.crm.sla.EscalationRung;
import dev.aftercare.crm.sla.SlaPolicy;
import dev.aftercare.crm.ticket.NewTicket;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two nodes with a storage of their own sweep at once: each rung is taken once, each digest told once. */
class EscalationOnEnginesTest {

    private static final By CLERK = By.agent("clerk");

    /** Monday, an hour after opening. */
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final Map<String, Integer> called = new ConcurrentHashMap<>();
    private final List<Event> heard = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void twoNodesThatSweepAtOnceTakeEachRungOnce(Databases database) {
        try (HikariDataSource one = database.pool();
                HikariDataSource two = Databases.pool(one, true)) {
            Shop shop = node(JdbcStorage.own(one).build());
            Shop other = node(JdbcStorage.own(two).build());
            List<TicketId> tickets = tickets(shop);

            for (int hour = 1; hour <= 24; hour++) {
                now.set(START.plus(Duration.ofHours(hour)));
                sweepAtOnce(shop, other);
            }

            assertThat(tickets).allSatisfy(id -> {
                List<Object> bodies = shop.tickets().history(id).stream()
                        .<Object>map(Event::body)
                        .toList();
                assertThat(bodies)
                        .filteredOn(EscalationReached.class::isInstance)
                        .extracting(body -> ((EscalationReached) body).rung())
                        .containsExactly("50%", "breach", "breach+PT3H");
                assertThat(bodies).filteredOn(EscalationTaken.class::isInstance).hasSize(3);
                assertThat(bodies)
                        .filteredOn(TicketEscalated.class::isInstance)
                        .extracting(body -> ((TicketEscalated) body).level())
                        .containsExactly(1, 2);
            });
            assertThat(called).hasSize(tickets.size());
            assertThat(heard)
                    .extracting(Event::body)
                    .filteredOn(DigestReady.class::isInstance)
                    .map(DigestReady.class::cast)
                    .singleElement()
                    .satisfies(digest -> assertThat(digest.notes())
                            .hasSameSizeAs(tickets)
                            .extracting(note -> note.ticket())
                            .containsExactlyInAnyOrderElementsOf(tickets));
        }
    }

    private Shop node(CrmStorage storage) {
        return Crm.builder(storage)
                .clock(now::get)
                .listener((tenant, event) -> heard.add(event))
                .escalationHook("pager", (tenant, call) -> called.merge(call.key(), 1, Integer::sum))
                .build()
                .shop();
    }

    /** Open from nine to five: half of the target is over at noon, all of it at two, and three hours more as the shop closes. */
    private static List<TicketId> tickets(Shop shop) {
        shop.serviceLevels()
                .define(
                        BusinessCalendar.builder("office", ZoneOffset.UTC)
                                .openDaily("09:00-17:00")
                                .build(),
                        CLERK);
        shop.serviceLevels()
                .define(
                        SlaPolicy.builder(SlaPolicy.DEFAULT, "office")
                                .target(Metric.RESOLUTION, Duration.ofHours(4))
                                .escalation(
                                        Metric.RESOLUTION,
                                        EscalationRung.at(50).callHook("pager"),
                                        EscalationRung.breach().raiseLevel(),
                                        EscalationRung.after(Duration.ofHours(3))
                                                .raiseLevel()
                                                .notify(Recipient.role("boss")))
                                .build(),
                        CLERK);
        CustomerId customer =
                shop.customers().register(Identity.shopUser("mei"), CLERK).id();
        NewTicket matter = NewTicket.of(customer, TicketType.COMPLAINT, Channel.EMAIL, "The lid is cracked");
        return IntStream.range(0, 12)
                .mapToObj(i -> shop.tickets().receive(matter, CLERK).id())
                .toList();
    }

    private static void sweepAtOnce(Shop one, Shop two) {
        CompletableFuture<?> second = CompletableFuture.runAsync(() -> two.runDue(1_000));
        one.runDue(1_000);
        second.join();
    }
}
