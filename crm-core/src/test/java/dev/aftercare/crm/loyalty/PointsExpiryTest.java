package dev.aftercare.crm.loyalty;

import static dev.aftercare.crm.loyalty.LoyalShop.CLERK;
import static dev.aftercare.crm.loyalty.LoyalShop.GIFT;
import static dev.aftercare.crm.loyalty.LoyalShop.GOLD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.due.DueReport;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PointsExpiryTest {

    private static final Instant EXPIRY = Instant.parse("2026-04-10T22:00:00Z");

    private final InMemoryStorage storage = new InMemoryStorage();
    private final LoyalShop shop = new LoyalShop(storage);

    @Test
    void aSweepTakesOutWhatHasExpiredAndNotAMicrosecondEarlier() {
        shop.earn(100);

        shop.clock.turnTo(EXPIRY.minus(1, ChronoUnit.MICROS));
        assertThat(shop.shop.runDue(100)).isEqualTo(DueReport.NOTHING);
        shop.clock.turnTo(EXPIRY);
        assertThat(shop.shop.runDue(100)).isEqualTo(new DueReport(1, 0, 0));

        assertThat(shop.entries()).extracting(PointsEntry::kind).containsExactly(EntryKind.EXPIRE, EntryKind.EARN);
        assertThat(shop.balance()).isEqualTo(Balance.NONE);
    }

    @Test
    void repeatedSweepsTakeOutOnce() {
        shop.earn(100);
        shop.clock.turnTo(EXPIRY);
        for (int i = 0; i < 5; i++) {
            shop.shop.runDue(100);
            shop.clock.turnBy(Duration.ofDays(1));
        }

        assertThat(shop.entries()).hasSize(2);
    }

    @Test
    void anAccountIsSweptAgainAtItsNextExpiry() {
        shop.earn(100);
        shop.clock.turnBy(Duration.ofDays(1));
        shop.earn(50);

        shop.clock.turnTo(EXPIRY);
        assertThat(shop.shop.runDue(100).done()).isEqualTo(1);
        assertThat(shop.balance().balance()).isEqualTo(50);
        shop.clock.turnBy(Duration.ofDays(1));
        assertThat(shop.shop.runDue(100).done()).isEqualTo(1);
        assertThat(shop.balance().balance()).isZero();
        shop.clock.turnBy(Duration.ofDays(1));
        assertThat(shop.shop.runDue(100)).isEqualTo(DueReport.NOTHING);
    }

    @Test
    void aSweepCostsWhatIsDueAndNotWhatIsStored() {
        for (int i = 0; i < 20; i++) {
            CustomerId other = shop.register("other-" + i);
            shop.loyalty.earn(other, GOLD, 10, GIFT, CLERK);
        }
        shop.clock.turnBy(Duration.ofDays(1));
        for (int i = 0; i < 30; i++) {
            CustomerId other = shop.register("later-" + i);
            shop.loyalty.earn(other, GOLD, 10, GIFT, CLERK);
        }

        shop.clock.turnTo(EXPIRY);
        assertThat(shop.shop.runDue(1000)).isEqualTo(new DueReport(20, 0, 0));
    }

    @Test
    void whatWasSpentInTimeLeavesNothingDue() {
        shop.earn(100);
        shop.redeem(100);
        shop.clock.turnTo(EXPIRY);

        assertThat(shop.shop.runDue(100)).isEqualTo(DueReport.NOTHING);
    }

    @Test
    void whatAPostingTookOutIsNotTakenOutAgainByTheSweep() {
        shop.earn(100);
        shop.clock.turnTo(EXPIRY);
        shop.earn(5);

        assertThat(shop.shop.runDue(100)).isEqualTo(DueReport.NOTHING);
        assertThat(shop.entries()).extracting(PointsEntry::points).containsExactly(5L, -100L, 100L);
    }

    @Test
    void nodesThatSweepSideBySideTakeOutOnce() throws InterruptedException {
        List<CustomerId> customers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            customers.add(shop.register("other-" + i));
            shop.loyalty.earn(customers.get(i), GOLD, 10, GIFT, CLERK);
        }
        shop.clock.turnTo(EXPIRY);
        List<Thread> nodes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            nodes.add(new Thread(() -> shop.shop.runDue(1000)));
        }
        nodes.forEach(Thread::start);
        for (Thread node : nodes) {
            node.join();
        }

        BooksCheck books = shop.loyalty.verifyBooks(GOLD);
        assertThat(books.balanced()).isTrue();
        assertThat(books.flow().expired()).isEqualTo(500);
        assertThat(books.outstanding()).isZero();
        assertThat(customers)
                .allSatisfy(customer -> assertThat(
                                shop.loyalty.statement(customer, GOLD, 10).entries())
                        .hasSize(2));
    }

    /** More than one batch of the journal: thousands of lots, each with an instant of its own, and no sweep in between. */
    @Test
    void anAccountThatWasNeverSweptIsSettledAtOnce() {
        TenantId tenant = TenantId.DEFAULT;
        TracedAccount account = TracedAccount.opened();
        for (int i = 0; i < 1_500; i++) {
            account.earn(1, TracedAccount.START.plus(Duration.ofHours(i + 1L)), TracedAccount.START);
        }
        storage.inTransaction(tenant, unit -> {
            unit.points().insert(account.state, account.entries);
            return account;
        });
        shop.clock.turnBy(Duration.ofDays(365));

        Receipt receipt = shop.loyalty.earn(account.state.customer(), GOLD, 7, GIFT, CLERK);

        assertThat(receipt.entries()).hasSize(1_501).endsWith(3_001L);
        assertThat(receipt.balance()).isEqualTo(7);
        assertThat(shop.loyalty.verify(account.state.customer(), GOLD)).isEqualTo(new LedgerCheck(3_001, List.of()));
        assertThat(shop.loyalty.verifyBooks(GOLD).balanced()).isTrue();
    }

    @Test
    void aDueEntryOfAnAccountThatIsGoneIsDone() {
        DueKey key = DueKey.of(PointsRules.EXPIRY_DUE, new AggregateRef("points-account", new UUID(0, 9).toString()));
        storage.inTransaction(TenantId.DEFAULT, unit -> {
            unit.due().schedule(new DueEntry(key, LoyalShop.START));
            return key;
        });

        assertThat(shop.shop.runDue(10)).isEqualTo(new DueReport(1, 0, 0));
    }
}
