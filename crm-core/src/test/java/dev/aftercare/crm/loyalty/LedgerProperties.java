package dev.aftercare.crm.loyalty;

import static dev.aftercare.crm.loyalty.LoyalShop.CLERK;
import static dev.aftercare.crm.loyalty.LoyalShop.GOLD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever is done to the ledger in whatever order, it adds up after every step. */
class LedgerProperties {

    @Property(tries = 60)
    void theBooksHoldAfterEveryStep(@ForAll long seed) {
        LoyalShop shop = new LoyalShop();
        List<CustomerId> customers = List.of(shop.customer, shop.register("two"), shop.register("three"));
        LedgerWalk walk = new LedgerWalk(shop, customers, seed);
        for (int i = 0; i < 80; i++) {
            if (i % 20 == 0) {
                walk.changeProgramme();
            }
            walk.turnClock();
            walk.step();

            BooksCheck check = shop.loyalty.verifyBooks(GOLD);
            assertThat(check.violations()).isEmpty();
            assertThat(check.balanced()).isTrue();
            assertThat(check.flow().transferredOut()).isZero();
            for (CustomerId customer : customers) {
                Balance balance = shop.loyalty.balance(customer, GOLD);
                assertThat(balance.available() == 0 || balance.aside().debt() == 0)
                        .as("whoever owes has nothing to spend")
                        .isTrue();
            }
        }
        assertBooksOfAnyPeriodMeet(shop, seed);
    }

    private static void assertBooksOfAnyPeriodMeet(LoyalShop shop, long seed) {
        Instant middle = LoyalShop.START.plus(Duration.ofDays(Math.floorMod(seed, 300)));
        Books early = shop.loyalty.books(GOLD, Input.EARLIEST, middle);
        Books late = shop.loyalty.books(GOLD, middle, Input.LATEST);

        assertThat(early.balanced()).isTrue();
        assertThat(late.balanced()).isTrue();
        assertThat(late.opening()).isEqualTo(early.outstanding());
        assertThat(shop.loyalty.liability(GOLD, middle).outstanding()).isEqualTo(early.outstanding());
        assertThat(late.outstanding()).isEqualTo(shop.loyalty.verifyBooks(GOLD).outstanding());
    }

    /** The same points never live longer or shorter than their lot says, held, given back or moved as they may be. */
    @Property(tries = 60)
    void noLotGivesMoreThanItGot(@ForAll long seed) {
        LoyalShop shop = new LoyalShop();
        LedgerWalk walk = new LedgerWalk(shop, List.of(shop.customer), seed);
        walk.changeProgramme();
        for (int i = 0; i < 120; i++) {
            walk.turnClock();
            walk.step();
        }
        Map<Long, PointsEntry> entries =
                shop.entries().stream().collect(Collectors.toMap(PointsEntry::sequence, Function.identity()));

        entries.values().forEach(entry -> {
            long resolved = entries.values().stream()
                    .filter(later -> later.isAbout(entry.sequence()))
                    .mapToLong(PointsEntry::size)
                    .sum();
            assertThat(resolved).isLessThanOrEqualTo(entry.size());
            entry.lots()
                    .forEach(change -> assertThat(change.expiresAt())
                            .isEqualTo(entries.get(change.lot()).lots().get(0).expiresAt()));
        });
    }

    @Property(tries = 6)
    void theBooksHoldWhenSeveralWalkAtOnce(@ForAll long seed) throws Exception {
        LoyalShop shop = new LoyalShop(new InMemoryStorage());
        List<CustomerId> customers = List.of(shop.customer, shop.register("two"), shop.register("three"));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> walks = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                LedgerWalk walk = new LedgerWalk(shop, customers, seed + i);
                walks.add(threads.submit(() -> {
                    for (int step = 0; step < 60; step++) {
                        walk.step();
                    }
                }));
            }
            while (!walks.stream().allMatch(Future::isDone)) {
                assertThat(shop.loyalty.verifyBooks(GOLD).violations()).isEmpty();
            }
            for (Future<?> walk : walks) {
                walk.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(shop.loyalty.verifyBooks(GOLD).balanced()).isTrue();
        assertThat(shop.loyalty.verifyBooks(GOLD).flow().transferredOut()).isZero();
    }

    /** Whoever is merged with whom and whatever is undone, after each step the books hold, and no step of a merge makes or loses a point. */
    @Property(tries = 40)
    void mergesAndTheirUndoingLoseAndDoubleNothing(@ForAll long seed) {
        LoyalShop shop = new LoyalShop();
        List<CustomerId> customers = List.of(shop.customer, shop.register("two"), shop.register("three"));
        LedgerWalk walk = new LedgerWalk(shop, customers, seed).withMerges();
        for (int i = 0; i < 100; i++) {
            if (i % 20 == 0) {
                walk.changeProgramme();
            }
            walk.turnClock();
            walk.step();

            BooksCheck check = shop.loyalty.verifyBooks(GOLD);
            assertThat(check.violations()).isEmpty();
            assertThat(check.balanced()).isTrue();
            assertThat(check.flow().transferredOut()).isZero();
        }
        assertBooksOfAnyPeriodMeet(shop, seed);
    }

    /** Merged and undone with nothing in between, both stand where they stood. */
    @Property(tries = 60)
    void anUndoneMergeLeavesBothAsTheyWere(@ForAll long seed) {
        LoyalShop shop = new LoyalShop();
        CustomerId two = shop.register("two");
        LedgerWalk walk = new LedgerWalk(shop, List.of(shop.customer, two), seed);
        walk.changeProgramme();
        for (int i = 0; i < 60; i++) {
            walk.turnClock();
            walk.step();
        }
        Balance one = shop.loyalty.balance(shop.customer, GOLD);
        Balance other = shop.loyalty.balance(two, GOLD);
        shop.shop.loyaltyMerges().merge("m", shop.customer, two, CLERK);
        Balance both = shop.loyalty.balance(two, GOLD);
        // What one of them owes is paid by what the other has.
        assertThat(both.available() - both.aside().debt())
                .isEqualTo(one.available()
                        + other.available()
                        - one.aside().debt()
                        - other.aside().debt());
        assertThat(both.aside().held())
                .isEqualTo(one.aside().held() + other.aside().held());
        assertThat(both.aside().pending())
                .isEqualTo(one.aside().pending() + other.aside().pending());
        shop.shop.loyaltyMerges().undo("m", CLERK);

        assertThat(shop.loyalty.balance(shop.customer, GOLD).available()).isEqualTo(one.available());
        assertThat(shop.loyalty.balance(shop.customer, GOLD).next()).isEqualTo(one.next());
        assertThat(shop.loyalty.balance(shop.customer, GOLD).aside()).isEqualTo(one.aside());
        assertThat(shop.loyalty.balance(two, GOLD).available()).isEqualTo(other.available());
        assertThat(shop.loyalty.balance(two, GOLD).next()).isEqualTo(other.next());
        assertThat(shop.loyalty.balance(two, GOLD).aside()).isEqualTo(other.aside());
        assertThat(shop.loyalty.verifyBooks(GOLD).balanced()).isTrue();
    }
}
