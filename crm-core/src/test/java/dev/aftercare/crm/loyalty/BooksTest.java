package dev.aftercare.crm.loyalty;

import static dev.aftercare.crm.loyalty.LoyalShop.CLERK;
import static dev.aftercare.crm.loyalty.LoyalShop.GIFT;
import static dev.aftercare.crm.loyalty.LoyalShop.GOLD;
import static dev.aftercare.crm.loyalty.LoyalShop.MUG;
import static dev.aftercare.crm.loyalty.LoyalShop.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsLot;
import dev.aftercare.crm.model.loyalty.PointsStanding;
import dev.aftercare.crm.model.loyalty.PointsTotals;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.persistence.PointsStore;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BooksTest {

    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");

    @Test
    void aPeriodOpensWithWhatWasOutstandingAndEndsWithWhatIs() {
        LoyalShop shop = new LoyalShop();
        shop.earn(100);
        shop.redeem(10);
        shop.clock.turnTo(MARCH);
        shop.earn(40);
        shop.redeem(5);
        shop.clock.turnTo(MAY.minusNanos(1_000));
        shop.shop.runDue(10);
        shop.clock.turnTo(MAY);
        shop.earn(1_000);

        assertThat(shop.loyalty.books(GOLD, MARCH, MAY))
                .isEqualTo(new Books(GOLD, MARCH, MAY, 90, 40, 5, 85, 0, 40))
                .matches(Books::balanced);
        assertThat(shop.loyalty.books(GOLD, Input.EARLIEST, MARCH))
                .isEqualTo(new Books(GOLD, Input.EARLIEST, MARCH, 0, 100, 10, 0, 0, 90))
                .matches(Books::balanced);
        assertThat(shop.loyalty.books(GOLD, Input.EARLIEST, Input.LATEST))
                .isEqualTo(new Books(GOLD, Input.EARLIEST, Input.LATEST, 0, 1_140, 15, 85, 0, 1_040))
                .matches(Books::balanced);
    }

    @Test
    void aProgrammeWithoutPointsIsBalanced() {
        LoyalShop shop = new LoyalShop();

        assertThat(shop.loyalty.books(GOLD, START, START))
                .isEqualTo(new Books(GOLD, START, START, 0, 0, 0, 0, 0, 0))
                .matches(Books::balanced);
    }

    @Test
    void eachProgrammeHasBooksOfItsOwn() {
        LoyalShop shop = new LoyalShop();
        ProgrammeId silver = new ProgrammeId("silver");
        shop.loyalty.define(Programme.builder("silver").build(), CLERK);
        shop.earn(100);
        shop.loyalty.earn(shop.customer, silver, 7, GIFT, CLERK);

        assertThat(shop.loyalty.verifyBooks(GOLD).outstanding()).isEqualTo(100);
        assertThat(shop.loyalty.verifyBooks(silver).outstanding()).isEqualTo(7);
    }

    @Test
    void aBalanceThatTheEntriesDoNotLeadToIsSeenInEveryPeriodAndInTheAccount() {
        InMemoryStorage storage = new InMemoryStorage();
        LoyalShop shop = new LoyalShop(storage);
        shop.earn(100);
        storage.inTransaction(TenantId.DEFAULT, unit -> {
            PointsAccount account = unit.points().find(shop.customer, GOLD).orElseThrow();
            TracedAccount forged = TracedAccount.opened();
            forged.state = account;
            forged.earn(5, null, START);
            PointsAccount damaged = new PointsAccount(
                    account.id(),
                    2,
                    account.customer(),
                    GOLD,
                    1_000,
                    List.of(new PointsLot(1, START, null, 1_000)),
                    START,
                    account.unknown());
            unit.points().update(damaged, 1, forged.entries);
            return account;
        });

        assertThat(shop.loyalty.verifyBooks(GOLD).balanced()).isFalse();
        assertThat(shop.loyalty
                        .books(GOLD, START.minusSeconds(9), START.minusSeconds(8))
                        .balanced())
                .isFalse();
        assertThat(shop.loyalty.verify(shop.customer, GOLD).isSound()).isFalse();
    }

    @Test
    void booksThatMovedWhileTheyWereReadAreReadAgain() {
        PointsTotals ten = new PointsTotals(EntryKind.EARN, 1, 10);
        PointsTotals twenty = new PointsTotals(EntryKind.EARN, 2, 20);
        Iterator<PointsTotals> reads = List.of(ten, twenty).iterator();
        PointsStore moving = (PointsStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PointsStore.class}, (proxy, method, args) -> {
                    return method.getName().equals("totals")
                            ? List.of(reads.next())
                            : new PointsStanding(1, 20, 0, 0, 0);
                });

        assertThatThrownBy(() -> BooksReader.read(moving, GOLD, Input.EARLIEST, Input.LATEST))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.isRetryable()).isTrue());
    }

    @Property(tries = 40)
    void theBooksOfAnyPeriodBalanceWhateverHappened(@ForAll long seed) {
        LoyalShop shop = new LoyalShop();
        List<CustomerId> customers = List.of(shop.customer, shop.register("two"), shop.register("three"));
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            CustomerId customer = customers.get(random.nextInt(customers.size()));
            shop.clock.turnBy(Duration.ofHours(random.nextInt(240)));
            switch (random.nextInt(5)) {
                case 0 -> shop.shop.runDue(10);
                case 1, 2 -> redeemIfPossible(shop, customer, 1 + random.nextInt(80));
                default -> shop.loyalty.earn(customer, GOLD, 1 + random.nextInt(50), GIFT, CLERK);
            }
        }

        assertThat(shop.loyalty.verifyBooks(GOLD).balanced()).isTrue();
        Books all = shop.loyalty.books(GOLD, Input.EARLIEST, Input.LATEST);
        assertThat(all.balanced()).isTrue();
        assertThat(all.outstanding())
                .isEqualTo(customers.stream()
                        .mapToLong(
                                customer -> shop.loyalty.balance(customer, GOLD).balance())
                        .sum());
        Instant middle = START.plus(Duration.ofDays(random.nextInt(400)));
        Books early = shop.loyalty.books(GOLD, Input.EARLIEST, middle);
        Books late = shop.loyalty.books(GOLD, middle, Input.LATEST);
        assertThat(early.balanced()).isTrue();
        assertThat(late.balanced()).isTrue();
        assertThat(late.opening()).isEqualTo(early.outstanding());
        assertThat(early.issued() + late.issued()).isEqualTo(all.issued());
        assertThat(early.redeemed() + late.redeemed()).isEqualTo(all.redeemed());
        assertThat(early.expired() + late.expired()).isEqualTo(all.expired());
        assertThat(customers)
                .allMatch(customer -> shop.loyalty.verify(customer, GOLD).isSound());
    }

    private static void redeemIfPossible(LoyalShop shop, CustomerId customer, long points) {
        long available = shop.loyalty.balance(customer, GOLD).available();
        try {
            shop.loyalty.redeem(customer, GOLD, points, MUG, CLERK);
            assertThat(points).isLessThanOrEqualTo(available);
        } catch (RejectedException e) {
            assertThat(e.rejection()).isEqualTo(new NotEnoughPoints(points, available));
        }
    }
}
