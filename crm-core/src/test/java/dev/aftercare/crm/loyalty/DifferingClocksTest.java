package dev.aftercare.crm.loyalty;

import static dev.aftercare.crm.loyalty.LoyalShop.CLERK;
import static dev.aftercare.crm.loyalty.LoyalShop.GIFT;
import static dev.aftercare.crm.loyalty.LoyalShop.GOLD;
import static dev.aftercare.crm.loyalty.LoyalShop.MUG;
import static dev.aftercare.crm.loyalty.LoyalShop.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.PointsStanding;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two nodes, one of which is a minute behind: what it does is dated before what it follows on. */
class DifferingClocksTest {

    /** Between the two dates. */
    private static final Instant BETWEEN = START.minusSeconds(30);

    private static final ReversalPolicy OWED = new ReversalPolicy(Shortfall.DEBT, LateReturn.RENEW);

    private final InMemoryStorage storage = new InMemoryStorage();
    private final LoyalShop ahead = new LoyalShop(storage);
    private final CustomerId customer = ahead.customer;
    private final Shop behind = Crm.builder(storage)
            .clock(() -> ahead.clock.instant().minusSeconds(60))
            .build()
            .shop();

    @AfterEach
    void everythingAddsUpAtEveryInstant() {
        assertThat(ahead.loyalty.verifyBooks(GOLD).violations()).isEmpty();
        assertThat(ahead.loyalty.verifyBooks(GOLD).balanced()).isTrue();
        Instant end = ahead.clock.instant().plusSeconds(1);
        Instant last = end.isAfter(START.plusSeconds(90)) ? START.plusSeconds(90) : end;
        for (Instant at = START.minusSeconds(61); at.isBefore(last); at = at.plusSeconds(1)) {
            long then = behind.loyalty().liability(GOLD, at).outstanding();
            Books early = ahead.loyalty.books(GOLD, Instant.EPOCH, at);
            Books late = ahead.loyalty.books(GOLD, at, end);

            assertThat(early.byEntries()).isEqualTo(then).isEqualTo(early.outstanding());
            assertThat(late.opening()).isEqualTo(then);
            assertThat(late.balanced()).isTrue();
        }
        PointsStanding now = ahead.loyalty.verifyBooks(GOLD).standing();
        assertThat(ahead.loyalty.liability(GOLD, end)).isEqualTo(withoutAccounts(now));
    }

    @Test
    void pointsAreSpentBeforeTheyAreThere() {
        ahead.earn(100);
        behind.loyalty().redeem(customer, GOLD, 40, MUG, CLERK);

        // -40 of nothing: owed until the 100 are there.
        assertThat(between()).isEqualTo(standing(0, 0, 0, 40));
    }

    @Test
    void aDebtIsPaidBeforeItIsMade() {
        ahead.loyalty.redeem(customer, GOLD, 30, Shortfall.DEBT, MUG, CLERK);
        behind.loyalty().earn(customer, GOLD, 100, GIFT, CLERK);

        // 100 came, and 30 of them pay what is not owed yet.
        assertThat(between()).isEqualTo(standing(100, 0, 0, 0));
    }

    @Test
    void aHoldIsCapturedBeforeItIsMade() {
        ahead.earn(100);
        ahead.clock.turnBy(Duration.ofHours(1));
        ahead.loyalty.holds().hold(customer, GOLD, "h", 70, null, MUG, CLERK);
        behind.loyalty().holds().capture(customer, GOLD, "h", 50, CLERK);

        // 50 of the 70 are spent, and 20 back, of what is not held yet: 50 of 100 are left.
        Instant at = ahead.clock.instant().minusSeconds(30);
        assertThat(ahead.loyalty.liability(GOLD, at)).isEqualTo(standing(50, 0, 0, 0));
    }

    @Test
    void aHoldIsReleasedBeforeItIsMade() {
        ahead.earn(100);
        ahead.clock.turnBy(Duration.ofHours(1));
        ahead.loyalty.holds().hold(customer, GOLD, "h", 70, null, MUG, CLERK);
        behind.loyalty().holds().release(customer, GOLD, "h", CLERK);

        Instant at = ahead.clock.instant().minusSeconds(30);
        assertThat(ahead.loyalty.liability(GOLD, at)).isEqualTo(standing(100, 0, 0, 0));
    }

    @Test
    void pendingPointsMatureBeforeTheyAreGiven() {
        MaturityRule onDelivery = MaturityRule.afterDelivery(0, 60);
        ahead.loyalty.define(LoyalShop.programme().maturity(onDelivery).build(), CLERK);
        Purchase order = Purchase.sale("O-1", customer, START, List.of(tins(8, "80")));
        ahead.loyalty.earnFor(GOLD, order, CLERK);
        ahead.loyalty.earning().delivered(GOLD, order.id(), START.plusNanos(1_000), CLERK);
        ahead.clock.turnBy(Duration.ofSeconds(59));
        Purchase back = Purchase.giveBack("R-1", order.id(), customer, START, List.of(tins(3, "30")));
        ahead.loyalty.returns().take(GOLD, back, CLERK);
        ahead.clock.turnBy(Duration.ofSeconds(2));
        behind.runDue(10);

        // Cancelled a minute after START, and matured at 1 second after it.
        assertThat(ahead.balance().available()).isEqualTo(50);
        assertThat(ahead.loyalty.liability(GOLD, START.plusSeconds(30))).isEqualTo(standing(50, 0, 30, 0));
    }

    private static PurchaseLine tins(long quantity, String amount) {
        return new PurchaseLine("sku", null, null, quantity, Money.of(amount, "EUR"));
    }

    @Test
    void pendingPointsAreCancelledBeforeTheyAreGiven() {
        ahead.loyalty.pending().earn(customer, GOLD, "p", 80, START.plusSeconds(9), GIFT, CLERK);
        behind.loyalty().pending().cancel(customer, GOLD, "p", 30, GIFT, CLERK);

        assertThat(between()).isEqualTo(standing(0, 0, 0, 30));
    }

    @Test
    void anEntryIsReversedBeforeItIsMade() {
        ahead.earn(100);
        behind.loyalty().corrections().reverse(customer, GOLD, 1, 60, OWED, GIFT, CLERK);

        assertThat(between()).isEqualTo(standing(0, 0, 0, 60));
    }

    @Test
    void aTransferComesBackBeforeItWent() {
        CustomerId other = ahead.register("other");
        ahead.earn(100);
        ahead.loyalty.corrections().transfer(customer, other, GOLD, 70, GIFT, CLERK);
        behind.loyalty().corrections().transfer(other, customer, GOLD, 20, GIFT, CLERK);

        // Both sides of a transfer are of one instant.
        assertThat(between()).isEqualTo(standing(0, 0, 0, 0));
    }

    @Test
    void aMergeIsUndoneBeforeItWasMade() {
        CustomerId other = ahead.register("other");
        ahead.earn(100);
        ahead.loyalty.holds().hold(customer, GOLD, "h", 70, null, MUG, CLERK);
        ahead.shop.loyaltyMerges().merge("m", customer, other, CLERK);
        behind.loyaltyMerges().undo("m", CLERK);

        assertThat(between()).isEqualTo(standing(0, 0, 0, 0));
        assertThat(ahead.balance().aside().held()).isEqualTo(70);
    }

    @Test
    void whatExpiresIsTakenOutOnceAndTheAgeIsNeverBelowZero() {
        ahead.earn(100);
        assertThat(behind.loyalty().ageing(GOLD, List.of(Duration.ofDays(30))))
                .containsExactly(
                        new Ageing(Duration.ZERO, Duration.ofDays(30), 1, 100),
                        new Ageing(Duration.ofDays(30), null, 0, 0));

        // 90 days to the end of the day in Berlin: sooner for one node than for the other.
        ahead.clock.turnTo(Instant.parse("2026-04-10T22:00:30Z"));
        ahead.shop.runDue(10);
        behind.runDue(10);

        assertThat(ahead.entries()).extracting(entry -> entry.kind()).containsExactly(EntryKind.EXPIRE, EntryKind.EARN);
        assertThat(behind.loyalty().balance(customer, GOLD).available()).isZero();
    }

    private PointsStanding between() {
        return ahead.loyalty.liability(GOLD, BETWEEN);
    }

    private static PointsStanding standing(long balance, long held, long pending, long debt) {
        return new PointsStanding(0, balance, held, pending, debt);
    }

    private static PointsStanding withoutAccounts(PointsStanding all) {
        return standing(all.balance(), all.held(), all.pending(), all.debt());
    }
}
