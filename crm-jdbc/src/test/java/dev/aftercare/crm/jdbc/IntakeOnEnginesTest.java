package dev.aftercare.crm.jdbc;

import static dev.aftercare.crm.jdbc.Together.together;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.aftercare.crm.Crm;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.RetryPolicy;
import dev.aftercare.crm.intake.IncomingMessage;
import dev.aftercare.crm.intake.IncomingMessageBuilder;
import dev.aftercare.crm.intake.IntakePolicy;
import dev.aftercare.crm.intake.IntakePolicyBuilder;
import dev.aftercare.crm.intake.IntakeReceipt;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.ticket.MessageId;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.TicketQuery;
import dev.aftercare.crm.ticket.ThreadEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same messages handed in by many threads of two nodes at once, on every engine: each has one ticket, in which it stands once. */
class IntakeOnEnginesTest {

    private static final By BOX = By.system("mailbox");
    private static final int CONVERSATIONS = 4;
    private static final int MESSAGES = 6;

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void everyMessageStandsOnceInOneTicketOfItsConversation(Databases database) throws Exception {
        try (HikariDataSource one = database.pool();
                HikariDataSource two = Databases.pool(one, true)) {
            List<Shop> nodes = List.of(node(one), node(two));
            withoutWindows(nodes.get(0));

            List<List<IntakeReceipt>> receipts = together(6, thread -> handIn(nodes.get(thread % 2), shuffled(thread)));

            Map<MessageId, TicketId> tickets = new HashMap<>();
            receipts.forEach(all -> all.forEach(
                    receipt -> assertThat(tickets.merge(receipt.message(), receipt.ticket(), (before, same) -> before))
                            .isEqualTo(receipt.ticket())));
            assertThat(tickets).hasSize(CONVERSATIONS * MESSAGES);
            assertThat(receipts.stream().flatMap(List::stream).filter(receipt -> !receipt.repeated()))
                    .hasSize(CONVERSATIONS * MESSAGES);
            Map<MessageId, TicketId> stored = stored(nodes.get(1));
            assertThat(stored).isEqualTo(tickets);
            assertThat(stored.values().stream().distinct()).hasSize(CONVERSATIONS);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void whatOneNewcomerWritesAtOnceWithoutReferencesIsOneTicket(Databases database) throws Exception {
        try (HikariDataSource one = database.pool();
                HikariDataSource two = Databases.pool(one, true)) {
            List<Shop> nodes = List.of(node(one), node(two));

            together(
                    8,
                    thread -> nodes.get(thread % 2)
                            .intake()
                            .receive(mail("m" + thread, "new").build(), BOX));

            assertThat(stored(nodes.get(0)).values().stream().distinct()).hasSize(1);
            assertThat(stored(nodes.get(0))).hasSize(8);
            assertThat(nodes.get(1).customers().page(PageRequest.first(10)).items())
                    .hasSize(1);
        }
    }

    private static List<IntakeReceipt> handIn(Shop node, List<IncomingMessage> messages) {
        return messages.stream()
                .map(message -> node.intake().receive(message, BOX))
                .toList();
    }

    /** All messages in an order of the thread's own; each refers to all that it answers, and a conversation has one sender. */
    private static List<IncomingMessage> shuffled(int thread) {
        List<IncomingMessage> all = new ArrayList<>();
        for (int c = 0; c < CONVERSATIONS; c++) {
            for (int m = 0; m < MESSAGES; m++) {
                IncomingMessageBuilder mail = mail(c + "-" + m, "sender" + c);
                for (int before = m - 1; before >= 0; before--) {
                    mail.answers(MessageId.email(c + "-" + before + "@example.com"));
                }
                all.add(mail.build());
            }
        }
        Collections.shuffle(all, new Random(thread));
        return all;
    }

    private static IncomingMessageBuilder mail(String id, String sender) {
        return IncomingMessage.builder(
                        Channel.EMAIL,
                        MessageId.email(id + "@example.com"),
                        Identity.email(sender + "@example.com"),
                        Instant.parse("2026-03-02T01:00:00Z"))
                .text("This is " + id);
    }

    private static Map<MessageId, TicketId> stored(Shop shop) {
        Map<MessageId, TicketId> stored = new HashMap<>();
        for (Ticket ticket :
                shop.tickets().page(TicketQuery.ALL, PageRequest.first(1_000)).items()) {
            for (ThreadEntry entry : shop.conversation().thread(ticket.id(), 0, 1_000)) {
                assertThat(stored.put(entry.details().id(), ticket.id()))
                        .as("a message stands once")
                        .isNull();
            }
        }
        return stored;
    }

    private static void withoutWindows(Shop shop) {
        IntakePolicyBuilder policy = IntakePolicy.DEFAULT.but();
        List.of(Channel.values()).forEach(policy::noWindow);
        shop.intake().define(policy.build(), BOX);
    }

    private static Shop node(HikariDataSource pool) {
        return Crm.builder(JdbcStorage.own(pool).build())
                .retries(new RetryPolicy(100, Duration.ofMillis(2), Duration.ofMillis(100)))
                .build()
                .shop();
    }
}
