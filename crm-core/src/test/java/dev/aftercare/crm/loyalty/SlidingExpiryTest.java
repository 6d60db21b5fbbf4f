package dev.aftercare.crm.loyalty;

import static dev.aftercare.crm.loyalty.LoyalShop.CLERK;
import static dev.aftercare.crm.loyalty.LoyalShop.GOLD;
import static dev.aftercare.crm.loyalty.LoyalShop.MUG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.loyalty.ExpiryRule.Activity;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Points that live for as long as their owner is active. */
class SlidingExpiryTest {

    private final LoyalShop shop = new LoyalShop();

    private void define(Activity... activities) {
        shop.loyalty.define(
                LoyalShop.programme()
                        .expiry(ExpiryRule.sliding(Period.ofDays(90), Set.of(activities)))
                        .build(),
                CLERK);
    }

    private Instant next() {
        return shop.balance().next().at();
    }

    @Test
    void anActivityMovesOnAllThatIsThereAndTheLedgerSaysSo() {
        define(Activity.EARN);
        shop.earn(100);
        Instant first = next();
        shop.clock.turnBy(Duration.ofDays(80));
        Receipt receipt = shop.earn(5);

        assertThat(receipt.balance()).isEqualTo(105);
        assertThat(shop.balance().next()).isEqualTo(new Balance.Expiring(105, next()));
        assertThat(next()).isAfter(first.plus(Duration.ofDays(79)));
        assertThat(shop.entries())
                .extracting(PointsEntry::kind)
                .containsExactly(EntryKind.FOLD, EntryKind.EARN, EntryKind.EARN);
        shop.clock.turnTo(first);
        shop.shop.runDue(100);
        assertThat(shop.balance().available()).isEqualTo(105);
        assertThat(shop.loyalty.verify(shop.customer, GOLD).findings()).isEmpty();
    }

    @Test
    void withoutAnActivityPointsExpireOnce() {
        define(Activity.EARN);
        shop.earn(100);
        shop.clock.turnTo(next());
        shop.shop.runDue(100);
        shop.shop.runDue(100);

        assertThat(shop.balance()).isEqualTo(Balance.NONE);
        assertThat(shop.entries()).hasSize(2);
    }

    @Test
    void onlyWhatCountsMovesThemOn() {
        define(Activity.EARN);
        shop.earn(100);
        Instant first = next();
        shop.clock.turnBy(Duration.ofDays(10));
        shop.redeem(10);
        assertThat(next()).isEqualTo(first);

        define(Activity.REDEEM);
        shop.redeem(10);
        assertThat(next()).isEqualTo(first.plus(Duration.ofDays(10)));
        Instant second = next();
        shop.clock.turnBy(Duration.ofDays(10));
        shop.earn(1);
        assertThat(next()).isEqualTo(second);
        shop.loyalty.holds().hold(shop.customer, GOLD, "h", 5, null, MUG, CLERK);
        assertThat(next()).isEqualTo(second);
        shop.loyalty.holds().capture(shop.customer, GOLD, "h", 5, CLERK);
        assertThat(next()).isEqualTo(second.plus(Duration.ofDays(10)));
    }

    @Test
    void aSecondActivityOfADayMovesNothing() {
        define(Activity.EARN, Activity.REDEEM);
        shop.earn(100);
        shop.clock.turnBy(Duration.ofHours(1));
        shop.redeem(10);

        assertThat(shop.entries()).extracting(PointsEntry::kind).containsExactly(EntryKind.REDEEM, EntryKind.EARN);
    }

    @Test
    void whatHasExpiredIsNotBroughtBack() {
        define(Activity.EARN);
        shop.earn(100);
        shop.clock.turnTo(next());
        shop.earn(5);

        assertThat(shop.balance().available()).isEqualTo(5);
        assertThat(shop.entries()).extracting(PointsEntry::points).containsExactly(5L, -100L, 100L);
    }

    @Test
    void pointsThatDoNotExpireAreLeftAlone() {
        shop.loyalty.define(LoyalShop.programme().expiry(ExpiryRule.never()).build(), CLERK);
        shop.earn(100);
        define(Activity.EARN);
        shop.earn(5);

        assertThat(shop.balance().next().points()).isEqualTo(5);
    }

    @Test
    void returnsAndReversalsFindTheirLotsAfterTheyMovedOn() {
        define(Activity.EARN, Activity.REDEEM);
        shop.loyalty.earnFor(GOLD, shop.order("O-1", "100"), CLERK);
        shop.clock.turnBy(Duration.ofDays(20));
        shop.redeem(30);
        long redeemed = shop.entries().stream()
                .filter(entry -> entry.kind() == EntryKind.REDEEM)
                .findFirst()
                .orElseThrow()
                .sequence();
        shop.clock.turnBy(Duration.ofDays(20));
        shop.earn(1);
        shop.loyalty.corrections().reverse(shop.customer, GOLD, redeemed, 30, ReversalPolicy.STRICT, MUG, CLERK);

        assertThat(shop.balance().available()).isEqualTo(101);
        assertThat(shop.loyalty.verifyBooks(GOLD).violations()).isEmpty();
    }

    @Test
    void whatGoesBackIntoALotThatMovedOnLivesAsLongAsThatAndIsNotRenewedBesides() {
        define(Activity.EARN);
        shop.earn(100);
        Instant first = next();
        shop.clock.turnBy(Duration.ofDays(10));
        long redeemed = shop.redeem(40).entries().get(0);
        shop.clock.turnBy(Duration.ofDays(70));
        shop.earn(5);
        Instant second = next();
        shop.clock.turnTo(first);

        shop.loyalty.corrections().reverse(shop.customer, GOLD, redeemed, 40, ReversalPolicy.LENIENT, MUG, CLERK);

        assertThat(shop.balance().available()).isEqualTo(105);
        assertThat(shop.balance().next()).isEqualTo(new Balance.Expiring(105, second));
        assertThat(shop.loyalty.verifyBooks(GOLD).flow().issued()).isEqualTo(105);
    }

    /** Whatever is done, an open lot never expires sooner than before, and the books hold. */
    @Property(tries = 40)
    void nothingEverExpiresSooner(@ForAll long seed) {
        LoyalShop other = new LoyalShop();
        other.loyalty.define(
                LoyalShop.programme()
                        .expiry(ExpiryRule.sliding(Period.ofDays(30), Set.of(Activity.values())))
                        .build(),
                CLERK);
        Random random = new Random(seed);
        Instant before = Instant.MIN;
        for (int i = 0; i < 60; i++) {
            other.clock.turnBy(Duration.ofHours(random.nextInt(300)));
            if (random.nextInt(4) == 0) {
                other.shop.runDue(10);
            }
            if (random.nextBoolean()) {
                other.earn(1 + random.nextInt(50));
            } else {
                other.loyalty.redeem(other.customer, GOLD, 1 + random.nextInt(30), Shortfall.CLAMP, MUG, CLERK);
            }
            Balance.Expiring next = other.balance().next();
            if (next != null) {
                assertThat(next.at()).isAfterOrEqualTo(before);
                assertThat(next.points()).isEqualTo(other.balance().available());
                before = next.at();
            }
            assertThat(other.loyalty.verifyBooks(new ProgrammeId("gold")).violations())
                    .isEmpty();
        }
    }
}
