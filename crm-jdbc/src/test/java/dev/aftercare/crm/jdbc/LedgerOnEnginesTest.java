package dev.aftercare.crm.jdbc;

import static dev.aftercare.crm.jdbc.Together.together;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.aftercare.crm.Crm;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.loyalty.BooksCheck;
import dev.aftercare.crm.loyalty.ExpiryRule;
import dev.aftercare.crm.loyalty.LateReturn;
import dev.aftercare.crm.loyalty.Loyalty;
import dev.aftercare.crm.loyalty.NotEnoughPoints;
import dev.aftercare.crm.loyalty.Programme;
import dev.aftercare.crm.loyalty.Rate;
import dev.aftercare.crm.loyalty.ReversalPolicy;
import dev.aftercare.crm.loyalty.ReversedBefore;
import dev.aftercare.crm.loyalty.Shortfall;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The loyalty ledger on every engine, with many threads and two nodes: it holds at every moment, whoever meets whom. */
class LedgerOnEnginesTest {

    private static final By CLERK = By.agent("clerk");
    private static final Cause WHY = new Cause("test", "t");
    private static final ProgrammeId GOLD = new ProgrammeId("gold");
    private static final Instant START = Instant.parse("2026-01-10T12:00:00Z");

    private final AtomicLong seconds = new AtomicLong();

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void sixtyFourThreadsThatSpendOneAccountToZeroSpendExactlyItsBalance(Databases database) throws Exception {
        try (HikariDataSource one = database.pool();
                HikariDataSource two = Databases.pool(one, true)) {
            List<Shop> nodes = List.of(node(one), node(two));
            CustomerId customer = register(nodes.get(0), "hot");
            nodes.get(0).loyalty().earn(customer, GOLD, 1_000, WHY, CLERK);
            Queue<Object> refusals = new ConcurrentLinkedQueue<>();

            List<Long> spent = together(64, i -> {
                Loyalty loyalty = nodes.get(i % 2).loyalty();
                long sum = 0;
                try {
                    while (true) {
                        sum += loyalty.redeem(customer, GOLD, 7, WHY, CLERK).points();
                    }
                } catch (RejectedException e) {
                    refusals.add(e.rejection());
                }
                return sum;
            });

            assertThat(spent.stream().mapToLong(Long::longValue).sum()).isEqualTo(994);
            assertThat(refusals).hasSize(64).allMatch(new NotEnoughPoints(7, 6)::equals);
            assertThat(nodes.get(1)
                            .loyalty()
                            .redeem(customer, GOLD, 6, WHY, CLERK)
                            .balance())
                    .isZero();
            assertHolds(nodes.get(0));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void manyHoldsOfOneIdAndManyCapturesOfItCountOnce(Databases database) throws Exception {
        try (HikariDataSource one = database.pool();
                HikariDataSource two = Databases.pool(one, true)) {
            List<Shop> nodes = List.of(node(one), node(two));
            CustomerId customer = register(nodes.get(0), "hot");
            nodes.get(0).loyalty().earn(customer, GOLD, 100, WHY, CLERK);

            List<Object> receipts = together(
                    12, i -> nodes.get(i % 2).loyalty().holds().hold(customer, GOLD, "checkout", 60, null, WHY, CLERK));
            List<Boolean> captured = together(12, i -> {
                try {
                    nodes.get(i % 2).loyalty().holds().capture(customer, GOLD, "checkout", 60, CLERK);
                    return true;
                } catch (RejectedException resolved) {
                    return false;
                }
            });

            assertThat(receipts).containsOnly(receipts.get(0));
            assertThat(captured).filteredOn(won -> won).hasSize(1);
            assertThat(nodes.get(1).loyalty().balance(customer, GOLD).available())
                    .isEqualTo(40);
            assertHolds(nodes.get(0));
        }
    }

    /** Found by random walks of several threads. */
    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void anOrderThatManyTellOfAtOnceEarnsAndIsPaidOnce(Databases database) throws Exception {
        try (HikariDataSource one = database.pool();
                HikariDataSource two = Databases.pool(one, true)) {
            List<Shop> nodes = List.of(node(one), node(two));
            CustomerId customer = register(nodes.get(0), "hot");
            nodes.get(0).loyalty().earn(customer, GOLD, 100, WHY, CLERK);
            PurchaseLine line = new PurchaseLine("sku", null, null, 1, Money.of("30", "EUR"));
            Purchase order = Purchase.sale("O-1", customer, START, List.of(line));

            List<Object> earned = together(12, i -> nodes.get(i % 2).loyalty().earnFor(GOLD, order, CLERK));
            List<Object> paid =
                    together(12, i -> nodes.get(i % 2).loyalty().redeemFor(customer, GOLD, order.id(), 40, CLERK));

            assertThat(earned).containsOnly(earned.get(0));
            assertThat(paid).containsOnly(paid.get(0));
            assertThat(nodes.get(1).loyalty().balance(customer, GOLD).available())
                    .isEqualTo(90);
            assertHolds(nodes.get(0));
        }
    }

    /** Both accounts are locked in one order whoever gives, so nobody waits for another in a circle. */
    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void aTransferThatManyUndoAtOnceIsUndoneOnceWhileOthersAreSentBothWays(Databases database) throws Exception {
        try (HikariDataSource one = database.pool();
                HikariDataSource two = Databases.pool(one, true)) {
            List<Shop> nodes = List.of(node(one), node(two));
            List<CustomerId> both = List.of(register(nodes.get(0), "mei"), register(nodes.get(0), "jo"));
            List<Long> sent = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                nodes.get(i).loyalty().earn(both.get(i), GOLD, 1_000, WHY, CLERK);
                sent.add(send(nodes.get(i), both.get(i), both.get(1 - i), 100));
            }

            List<Long> undone = together(12, i -> {
                Shop node = nodes.get(i % 2);
                CustomerId giver = both.get(i / 2 % 2);
                CustomerId taker = both.get(1 - i / 2 % 2);
                long own = send(node, giver, taker, 7);
                long back = undo(node, giver, sent.get(i / 2 % 2), 100);
                assertThat(undo(node, giver, own, 7)).isEqualTo(7);
                return back;
            });

            assertThat(undone).filteredOn(points -> points == 100).hasSize(2);
            assertThat(undone.stream().mapToLong(Long::longValue).sum()).isEqualTo(200);
            assertThat(both)
                    .allSatisfy(customer -> assertThat(nodes.get(1)
                                    .loyalty()
                                    .balance(customer, GOLD)
                                    .available())
                            .isEqualTo(1_000));
            assertHolds(nodes.get(0));
        }
    }

    private static long send(Shop node, CustomerId from, CustomerId to, long points) {
        List<Long> entries = node.loyalty()
                .corrections()
                .transfer(from, to, GOLD, points, WHY, CLERK)
                .entries();
        return entries.get(entries.size() - 1);
    }

    private static long undo(Shop node, CustomerId from, long entry, long points) {
        try {
            return node.loyalty()
                    .corrections()
                    .reverse(from, GOLD, entry, points, ReversalPolicy.STRICT, WHY, CLERK)
                    .points();
        } catch (RejectedException before) {
            assertThat(before.rejection()).isEqualTo(new ReversedBefore(entry, 0));
            return 0;
        }
    }

    /** Found by random walks of several threads: each moved to the other, and whoever looked for the last went round in a circle. */
    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void ofTwoMergesThatMeetOneIsRefused(Databases database) throws Exception {
        try (HikariDataSource one = database.pool();
                HikariDataSource two = Databases.pool(one, true)) {
            List<Shop> nodes = List.of(node(one), node(two));
            for (int round = 0; round < 10; round++) {
                String number = String.valueOf(round);
                List<CustomerId> both =
                        List.of(register(nodes.get(0), "mei" + number), register(nodes.get(0), "jo" + number));
                both.forEach(customer -> nodes.get(0).loyalty().earn(customer, GOLD, 10, WHY, CLERK));

                List<Boolean> merged =
                        together(2, i -> isMerged(nodes.get(i), number + "-" + i, both.get(i), both.get(1 - i)));

                assertThat(merged).containsExactlyInAnyOrder(true, false);
                CustomerId survivor = both.get(merged.get(0) ? 1 : 0);
                assertThat(nodes.get(0).loyalty().balance(survivor, GOLD).available())
                        .isEqualTo(20);
            }
            assertHolds(nodes.get(0));
        }
    }

    private static boolean isMerged(Shop node, String merge, CustomerId from, CustomerId into) {
        try {
            node.loyaltyMerges().merge(merge, from, into, CLERK);
            return true;
        } catch (RejectedException refused) {
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void theBooksHoldAtEveryMomentWhileTwoNodesDoWhateverTheyLike(Databases database) throws Exception {
        for (long seed : new long[] {1, 20_260_110}) {
            try (HikariDataSource one = database.pool();
                    HikariDataSource two = Databases.pool(one, true)) {
                List<Shop> nodes = List.of(node(one), node(two));
                List<CustomerId> customers =
                        List.of(register(nodes.get(0), "a"), register(nodes.get(0), "b"), register(nodes.get(1), "c"));

                together(6, i -> {
                    Random random = new Random(seed * 31 + i);
                    Shop node = nodes.get(i % 2);
                    for (int step = 0; step < 25; step++) {
                        seconds.addAndGet(random.nextInt(40_000));
                        anything(node, customers, random);
                        if (step % 8 == 0) {
                            node.runDue(20);
                            assertThat(node.loyalty().verifyBooks(GOLD).violations())
                                    .as("seed %s", seed)
                                    .isEmpty();
                        }
                    }
                    return true;
                });

                assertHolds(nodes.get(0));
                assertHolds(nodes.get(1));
            }
        }
    }

    private static void anything(Shop node, List<CustomerId> customers, Random random) {
        CustomerId customer = customers.get(random.nextInt(customers.size()));
        CustomerId other = customers.get(random.nextInt(customers.size()));
        Loyalty loyalty = node.loyalty();
        long points = 1L + random.nextInt(60);
        String id = "h" + random.nextInt(8);
        ReversalPolicy policy = new ReversalPolicy(
                random.nextBoolean() ? Shortfall.DEBT : Shortfall.CLAMP,
                random.nextBoolean() ? LateReturn.RENEW : LateReturn.STAY_EXPIRED);
        Instant later = START.plusSeconds(1_000_000 + random.nextInt(4_000_000));
        try {
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> loyalty.earn(customer, GOLD, points, WHY, CLERK);
                case 3 -> loyalty.redeem(customer, GOLD, points, WHY, CLERK);
                case 4 -> loyalty.holds().hold(customer, GOLD, id, points, later, WHY, CLERK);
                case 5 -> loyalty.holds().capture(customer, GOLD, id, 1, CLERK);
                case 6 -> loyalty.pending().earn(customer, GOLD, id, points, later, WHY, CLERK);
                case 7 -> reverseAny(loyalty, customer, policy, random);
                case 8 -> loyalty.corrections().adjust(customer, GOLD, 20 - points, Shortfall.DEBT, WHY, CLERK);
                default -> {
                    if (!other.equals(customer)) {
                        loyalty.corrections().transfer(customer, other, GOLD, points, WHY, CLERK);
                    }
                }
            }
        } catch (RejectedException | NotFoundException refused) {
            // Refused by a rule, so nothing was changed: the checks would see it.
        } catch (InvalidInputException late) {
            // The clock went past the instant that was to be later.
        }
    }

    private static void reverseAny(Loyalty loyalty, CustomerId customer, ReversalPolicy policy, Random random) {
        List<PointsEntry> entries = loyalty.statement(customer, GOLD, 100).entries();
        if (!entries.isEmpty()) {
            PointsEntry entry = entries.get(random.nextInt(entries.size()));
            loyalty.corrections().reverse(customer, GOLD, entry.sequence(), 1, policy, WHY, CLERK);
        }
    }

    private static void assertHolds(Shop node) {
        BooksCheck check = node.loyalty().verifyBooks(GOLD);
        assertThat(check.violations()).isEmpty();
        assertThat(check.balanced()).isTrue();
        assertThat(check.flow().transferredOut()).isZero();
        assertThat(node.loyalty().books(GOLD, START.minusSeconds(1), START.plusSeconds(100_000_000)))
                .matches(books -> books.balanced() && books.outstanding() == check.outstanding());
    }

    private Shop node(HikariDataSource pool) {
        InstantSource clock = () -> START.plusSeconds(seconds.get());
        Shop node =
                Crm.builder(JdbcStorage.own(pool).build()).clock(clock).build().shop();
        node.loyalty()
                .define(
                        Programme.builder("gold")
                                .earning(Rate.of(1, Money.of("1", "EUR")))
                                .expiry(ExpiryRule.days(30))
                                .build(),
                        CLERK);
        return node;
    }

    private static CustomerId register(Shop node, String name) {
        return node.customers().register(Identity.shopUser(name), CLERK).id();
    }
}
