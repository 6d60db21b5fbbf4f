package dev.aftercare.crm.jdbc;

import static dev.aftercare.crm.jdbc.Together.together;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.aftercare.crm.Crm;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.command.RetryPolicy;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.ticket.ConversationEvent;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.relation.MergedTicket;
import dev.aftercare.crm.relation.Relations;
import dev.aftercare.crm.relation.ThreadMessage;
import dev.aftercare.crm.ticket.Guard;
import dev.aftercare.crm.ticket.NewTicket;
import dev.aftercare.crm.ticket.ParentLink;
import dev.aftercare.crm.ticket.RelationPolicy;
import dev.aftercare.crm.ticket.TicketWorkflow;
import dev.aftercare.crm.ticket.WorkflowMove;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many threads on two nodes merge, part, link and close the same tickets on every engine: what relations promise holds. */
class RelationsOnEnginesTest {

    private static final By CLERK = By.agent("clerk");
    private static final PageRequest ALL = PageRequest.first(100);
    private static final AtomicInteger CUSTOMERS = new AtomicInteger();
    private static final TicketType INCIDENT = new TicketType("incident");
    private static final TicketWorkflow WITH_CHILDREN = TicketWorkflow.named("incident")
            .state(Stage.RECEIVED, "Open")
            .state(Stage.FOLLOWED_UP, "Closed")
            .move(WorkflowMove.own("close", "RECEIVED", "FOLLOWED_UP").asking(Guard.CHILDREN_CLOSED))
            .build();

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void whoeverMergesAndPartsThereIsNoCircleAndEveryMessageIsReadOnce(Databases database) throws Exception {
        try (HikariDataSource one = database.pool();
                HikariDataSource two = Databases.pool(one, true)) {
            List<Shop> nodes = List.of(node(one), node(two));
            List<TicketId> tickets = tickets(nodes.get(0), TicketType.COMPLAINT, 5);

            together(6, thread -> {
                Random random = new Random(thread);
                Shop shop = nodes.get(thread % 2);
                for (int i = 0; i < 12; i++) {
                    TicketId ticket = tickets.get(random.nextInt(tickets.size()));
                    TicketId other = tickets.get(random.nextInt(tickets.size()));
                    attempt(() -> act(shop, random, ticket, other));
                }
                return thread;
            });

            Shop shop = nodes.get(1);
            Set<TicketId> roots = new HashSet<>();
            int messages = 0;
            for (TicketId id : tickets) {
                Ticket ticket = shop.tickets().find(id).orElseThrow();
                TicketId survivor = shop.relations().mergers().survivor(id);
                assertThat(shop.tickets().find(survivor).orElseThrow().isMerged())
                        .isFalse();
                assertThat(ticket.stage()).isEqualTo(id.equals(survivor) ? Stage.RECEIVED : Stage.MERGED);
                assertThat(shop.tickets().history(id)).hasSize((int) ticket.version());
                messages += 1
                        + (int) shop.tickets().history(id).stream()
                                .filter(event -> event.body() instanceof ConversationEvent.CustomerAnswered)
                                .count();
                roots.add(survivor);
            }
            List<ThreadMessage> read = new ArrayList<>();
            for (TicketId root : roots) {
                read.addAll(shop.relations().threads().read(root, 1_000, null).messages());
            }
            assertThat(read).doesNotHaveDuplicates().hasSize(messages);
            int listed = 0;
            for (TicketId id : tickets) {
                for (MergedTicket merged :
                        shop.relations().mergers().merged(id, ALL).items()) {
                    assertThat(shop.tickets()
                                    .find(merged.ticket())
                                    .orElseThrow()
                                    .merger())
                            .isNotNull()
                            .extracting(merger -> merger.into())
                            .isEqualTo(id);
                    listed++;
                }
            }
            assertThat(listed).isEqualTo(tickets.size() - roots.size());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void whoeverLinksThereIsNoCircleAndTheWholeIsClosedAfterItsParts(Databases database) throws Exception {
        try (HikariDataSource one = database.pool();
                HikariDataSource two = Databases.pool(one, true)) {
            List<Shop> nodes = List.of(node(one), node(two));
            nodes.get(0).tickets().workflows().define(INCIDENT, WITH_CHILDREN, CLERK);
            nodes.get(0).relations().define(RelationPolicy.DEFAULT.withLevels(4), CLERK);
            List<TicketId> tickets = tickets(nodes.get(0), INCIDENT, 8);

            together(6, thread -> {
                Random random = new Random(thread + 100);
                Shop shop = nodes.get(thread % 2);
                for (int i = 0; i < 10; i++) {
                    TicketId ticket = tickets.get(random.nextInt(tickets.size()));
                    TicketId other = tickets.get(random.nextInt(tickets.size()));
                    attempt(() -> shop.relations().families().link(ticket, other, null, CLERK));
                    if (random.nextInt(3) == 0) {
                        attempt(() -> shop.relations().families().unlink(other, "moved", CLERK));
                    }
                    if (random.nextInt(8) == 0) {
                        attempt(() -> shop.tickets().move(ticket, "close", null, CLERK));
                    }
                }
                return thread;
            });

            Shop shop = nodes.get(1);
            for (TicketId id : tickets) {
                int levels = 0;
                Optional<ParentLink> above = shop.relations().families().parent(id);
                while (above.isPresent()) {
                    assertThat(++levels).isLessThanOrEqualTo(4);
                    above = shop.relations().families().parent(above.get().parent());
                }
                long open = shop.relations().families().children(id, ALL).items().stream()
                        .filter(link -> isOpen(shop, link.child()))
                        .count();
                assertThat(shop.relations().families().open(id).count()).isEqualTo(open);
                // Nothing is linked below what is closed, and no incident of these is taken up again.
                assertThat(isOpen(shop, id) || open == 0).isTrue();
            }
        }
    }

    /** Each sees no circle above its own parent; it takes both to close one. */
    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void ofTwoLinksThatWouldCloseACircleTogetherOneIsRefused(Databases database) throws Exception {
        try (Meetings meetings = new Meetings(database)) {
            meetings.shop().relations().define(RelationPolicy.DEFAULT.withLevels(6), CLERK);
            meetings.everywhere(shop -> {
                List<TicketId> one = chain(shop, 3);
                List<TicketId> two = chain(shop, 3);
                return new Meetings.Pair(
                        link(one.get(2), two.get(0)),
                        link(two.get(2), one.get(0)),
                        (first, second) -> assertThat(List.of(first, second)).containsExactlyInAnyOrder(true, false));
            });
        }
    }

    /** Each has levels enough above and below it; both together have not. */
    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void ofTwoLinksThatWouldBeTooManyLevelsTogetherOneIsRefused(Databases database) throws Exception {
        try (Meetings meetings = new Meetings(database)) {
            meetings.shop().relations().define(RelationPolicy.DEFAULT.withLevels(3), CLERK);
            meetings.everywhere(shop -> {
                List<TicketId> middle = chain(shop, 3);
                List<TicketId> ends = tickets(shop, TicketType.COMPLAINT, 2);
                return new Meetings.Pair(
                        link(ends.get(0), middle.get(0)),
                        link(middle.get(2), ends.get(1)),
                        (first, second) -> assertThat(List.of(first, second)).containsExactlyInAnyOrder(true, false));
            });
        }
    }

    /** What was added below a part while it was taken out is no level of the whole. */
    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void whatIsTakenOutTakesAllItsLevelsWithIt(Databases database) throws Exception {
        try (Meetings meetings = new Meetings(database)) {
            meetings.shop().relations().define(RelationPolicy.DEFAULT.withLevels(4), CLERK);
            meetings.everywhere(shop -> {
                List<TicketId> chain = chain(shop, 4);
                TicketId below = chain(shop, 1).get(0);
                return new Meetings.Pair(
                        node -> node.relations().families().unlink(chain.get(2), "another matter", CLERK),
                        link(below, chain.get(0)),
                        (first, second) -> {
                            assertThat(first && second).isTrue();
                            link(chain.get(3), chain(shop, 4).get(0)).to(shop);
                        });
            });
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void ofManyThatMergeOneTicketOneDoes(Databases database) throws Exception {
        try (HikariDataSource one = database.pool();
                HikariDataSource two = Databases.pool(one, true)) {
            List<Shop> nodes = List.of(node(one), node(two));
            List<TicketId> tickets = tickets(nodes.get(0), TicketType.COMPLAINT, 9);
            TicketId ticket = tickets.get(0);

            List<Boolean> won = together(
                    8,
                    thread -> attempt(() -> nodes.get(thread % 2)
                            .relations()
                            .mergers()
                            .merge(ticket, tickets.get(1 + thread), "the same", CLERK)));

            assertThat(won).filteredOn(winner -> winner).hasSize(1);
            assertThat(nodes.get(0).tickets().history(ticket)).hasSize(2);
            assertThat(nodes.get(0).relations().mergers().survivor(ticket))
                    .isEqualTo(tickets.get(1 + won.indexOf(true)));
        }
    }

    private static void act(Shop shop, Random random, TicketId ticket, TicketId other) {
        Relations relations = shop.relations();
        switch (random.nextInt(4)) {
            case 0, 1 -> relations.mergers().merge(ticket, other, "the same", CLERK);
            case 2 -> relations.mergers().undo(ticket, "not the same", CLERK);
            default -> shop.tickets().answer(ticket, Channel.EMAIL, "We look into it", CLERK);
        }
    }

    private static boolean isOpen(Shop shop, TicketId id) {
        return shop.tickets().find(id).orElseThrow().stage().isOpen();
    }

    private static boolean attempt(Runnable command) {
        try {
            command.run();
            return true;
        } catch (RejectedException refused) {
            return false;
        }
    }

    private static Meetings.Command link(TicketId child, TicketId parent) {
        return node -> node.relations().families().link(child, parent, null, CLERK);
    }

    /** So many tickets, each but the last part of the one after it. */
    private static List<TicketId> chain(Shop shop, int number) {
        List<TicketId> all = tickets(shop, TicketType.COMPLAINT, number);
        for (int i = 1; i < number; i++) {
            link(all.get(i - 1), all.get(i)).to(shop);
        }
        return all;
    }

    private static List<TicketId> tickets(Shop shop, TicketType type, int number) {
        CustomerId customer = shop.customers()
                .register(Identity.shopUser("mei" + CUSTOMERS.incrementAndGet()), CLERK)
                .id();
        List<TicketId> all = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            all.add(shop.tickets()
                    .receive(NewTicket.of(customer, type, Channel.APP, "The tea is wet " + i), CLERK)
                    .id());
        }
        return all;
    }

    private static Shop node(HikariDataSource pool) {
        return Crm.builder(JdbcStorage.own(pool).build())
                .retries(new RetryPolicy(100, Duration.ofMillis(2), Duration.ofMillis(100)))
                .build()
                .shop();
    }
}
