package dev.aftercare.crm.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.HandTurnedClock;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.jdbc.JdbcStorage;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.model.ticket.CancelReason;
import dev.aftercare.crm.model.ticket.CauseDimension;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Rating;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.model.ticket.WaitingFor;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import dev.aftercare.crm.ticket.NewTicket;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same commands, given at the same time, leave the same journal in every storage; given again under their keys, no more. */
class SameJournalTest {

    private static final Instant START = Instant.parse("2026-03-02T09:00:00.123456Z");

    @TempDir
    Path directory;

    @Test
    void everyStorageKeepsTheSameJournal() throws Exception {
        List<Event> memory = journal(new InMemoryStorage());

        // 4 definitions, 3 customers, 5 orders, their points, a redemption, the 3 lots it left expiring, the steps of
        // two tickets
        assertThat(memory).hasSize(4 + 3 + 5 + 5 + 1 + 3 + 13 + 4);
        assertThat(journal(JdbcStorage.inMemory("same_journal").build())).isEqualTo(memory);
        assertThat(journal(JdbcStorage.embedded(directory.resolve("crm")).build()))
                .isEqualTo(memory);
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            assertThat(journal(JdbcStorage.own(server.getPostgresDatabase()).build()))
                    .isEqualTo(memory);
        }
    }

    private static List<Event> journal(CrmStorage storage) {
        AtomicLong ids = new AtomicLong();
        HandTurnedClock clock = new HandTurnedClock(START);
        try (Crm crm = Crm.builder(storage)
                .clock(clock)
                .ids(() -> new UUID(0x7000L, 0x8000_0000_0000_0000L | ids.incrementAndGet()))
                .build()) {
            Shop shop = crm.shop();
            ShopRules.define(shop);
            List<CustomerId> customers = commands(shop, clock);
            List<Event> first = handedOver(shop);
            assertThat(commands(shop, new HandTurnedClock(START))).isEqualTo(customers);
            assertThat(handedOver(shop)).isEmpty();
            return first;
        }
    }

    /** Every command under a key of its own, with what is due between them. */
    private static List<CustomerId> commands(Shop shop, HandTurnedClock clock) {
        Keys by = new Keys();
        List<CustomerId> customers = new ArrayList<>();
        for (String name : List.of("mei", "Ötzi", "安")) {
            customers.add(shop.customers()
                    .register(Identity.shopUser(name), by.next())
                    .id());
        }
        CustomerId mei = customers.get(0);
        for (int i = 1; i <= 5; i++) {
            PurchaseLine line = PurchaseLine.of("TEA", "茶 🍵", i, new BigDecimal("19.90"), "GBP");
            Purchase order = Purchase.sale("order-" + i, mei, START.plusSeconds(i), List.of(line));
            shop.purchases().record(order, by.next());
            shop.loyalty().earnFor(ShopRules.POINTS, order, by.next());
            clock.turnBy(Duration.ofDays(1));
        }
        shop.loyalty().redeem(mei, ShopRules.POINTS, 100, new Cause("reward", "mug"), by.next());
        assertThatThrownBy(() ->
                        shop.loyalty().redeem(mei, ShopRules.POINTS, 1_000_000, new Cause("reward", "car"), by.next()))
                .isInstanceOf(RejectedException.class);

        TicketId done = complaint(shop, mei, by);
        shop.tickets().changePriority(done, Priority.URGENT, by.next());
        shop.tickets().hold(done, WaitingFor.CUSTOMER, "photo?", by.next());
        clock.turnBy(Duration.ofDays(3));
        shop.runDue(100);
        shop.tickets().resume(done, by.next());
        shop.tickets().confirm(done, "wet", "logistics/damage", Priority.HIGH, by.next());
        shop.tickets().analyze(done, CauseDimension.METHOD, "packing", null, by.next());
        shop.tickets().resolve(done, "new tea", by.next());
        shop.tickets().feedback(done, "told", Rating.VERY_DISSATISFIED, "still wet", by.next());
        clock.turnBy(Duration.ofDays(30));
        shop.runDue(100);
        shop.tickets().resolve(done, "in a tin", by.next());
        clock.turnBy(Duration.ofDays(30));
        shop.runDue(100);
        shop.tickets().followUp(done, "dry", true, by.next());

        TicketId gone = complaint(shop, customers.get(2), by);
        shop.tickets().escalate(gone, "important", by.next());
        shop.tickets().assign(gone, "ling", by.next());
        shop.tickets().cancel(gone, CancelReason.WITHDRAWN, null, by.next());
        clock.turnBy(Duration.ofDays(400));
        shop.runDue(100);
        assertThat(shop.loyalty().balance(mei, ShopRules.POINTS).available()).isZero();
        return customers;
    }

    private static TicketId complaint(Shop shop, CustomerId customer, Keys by) {
        NewTicket matter = NewTicket.of(customer, TicketType.COMPLAINT, Channel.EMAIL, "The tea is wet 😤");
        return shop.tickets().receive(matter, by.next()).id();
    }

    /** Partitions are handed over in no order among each other; an aggregate's events are in theirs. */
    private static List<Event> handedOver(Shop shop) {
        List<Event> all = new ArrayList<>();
        while (shop.events().handOver(all::addAll, 10, Duration.ofMinutes(1)) > 0) {
            assertThat(all).isNotEmpty();
        }
        all.sort(Comparator.comparing((Event event) -> event.aggregate().kind())
                .thenComparing(event -> event.aggregate().id())
                .thenComparing(Event::sequence));
        return all;
    }

    private static final class Keys {
        private int count;

        By next() {
            count++;
            return By.agent("ling").because("原因 " + count).once("request-" + count);
        }
    }
}
