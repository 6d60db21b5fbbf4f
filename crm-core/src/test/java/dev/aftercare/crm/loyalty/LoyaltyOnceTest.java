package dev.aftercare.crm.loyalty;

import static dev.aftercare.crm.loyalty.LoyalShop.CLERK;
import static dev.aftercare.crm.loyalty.LoyalShop.GIFT;
import static dev.aftercare.crm.loyalty.LoyalShop.GOLD;
import static dev.aftercare.crm.loyalty.LoyalShop.MUG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.IdempotencyKeyReusedException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.purchase.PurchaseDiffers;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LoyaltyOnceTest {

    private final LoyalShop shop = new LoyalShop();

    @Test
    void theSameRequestUnderTheSameKeyCountsOnce() {
        Supplier<Receipt> earn = () -> shop.loyalty.earn(shop.customer, GOLD, 100, GIFT, CLERK.once("k1"));
        Supplier<Receipt> redeem = () -> shop.loyalty.redeem(shop.customer, GOLD, 30, MUG, CLERK.once("k2"));
        Receipt earned = earn.get();
        Receipt redeemed = redeem.get();
        List<Event> events = timeline();

        shop.clock.turnBy(Duration.ofDays(1));
        for (int i = 0; i < 5; i++) {
            assertThat(earn.get()).isEqualTo(earned);
            assertThat(redeem.get()).isEqualTo(redeemed);
        }

        assertThat(shop.entries()).hasSize(2);
        assertThat(timeline()).isEqualTo(events);
        assertThat(shop.balance().available()).isEqualTo(70);
    }

    @Test
    void withoutAKeyTheSameRequestCountsAgain() {
        shop.earn(100);
        shop.earn(100);

        assertThat(shop.balance().available()).isEqualTo(200);
    }

    @Test
    void aRefusedRequestUsesNoKeyUp() {
        By once = CLERK.once("k1");
        assertThatThrownBy(() -> shop.loyalty.redeem(shop.customer, GOLD, 30, MUG, once))
                .isInstanceOf(RejectedException.class);
        shop.earn(30);

        assertThat(shop.loyalty.redeem(shop.customer, GOLD, 30, MUG, once).balance())
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("others")
    void aKeyStandsForOneRequestOnly(Other other) {
        shop.loyalty.earn(shop.customer, GOLD, 100, GIFT, CLERK.once("k1"));

        assertThatThrownBy(() -> other.run(shop, CLERK.once("k1"))).isInstanceOf(IdempotencyKeyReusedException.class);
        assertThat(shop.balance().available()).isEqualTo(100);
    }

    interface Other {
        void run(LoyalShop shop, By by);
    }

    static Stream<Other> others() {
        return Stream.of(
                (shop, by) -> shop.loyalty.earn(shop.customer, GOLD, 101, GIFT, by),
                (shop, by) -> shop.loyalty.earn(shop.customer, GOLD, 100, MUG, by),
                (shop, by) -> shop.loyalty.earn(shop.register("two"), GOLD, 100, GIFT, by),
                (shop, by) -> shop.loyalty.redeem(shop.customer, GOLD, 100, GIFT, by),
                (shop, by) -> shop.loyalty.earnFor(GOLD, shop.order("O-1", "100"), by));
    }

    @Test
    void anOrderEarnsOnceWithAndWithoutKeys() {
        Purchase order = shop.order("O-1", "25");
        Receipt first = shop.loyalty.earnFor(GOLD, order, CLERK);

        assertThat(shop.loyalty.earnFor(GOLD, order, CLERK)).isEqualTo(first);
        assertThat(shop.loyalty.earnFor(GOLD, order, CLERK.once("k1"))).isEqualTo(first);
        assertThat(shop.loyalty.earnFor(GOLD, order, CLERK.once("k2"))).isEqualTo(first);
        assertThat(shop.loyalty.earnFor(GOLD, order, By.system("import"))).isEqualTo(first);
        assertThat(shop.entries()).hasSize(1);
    }

    @Test
    void anOrderEarnsOnceAlsoAfterKeysWereForgotten() {
        Purchase order = shop.order("O-1", "25");
        Receipt first = shop.loyalty.earnFor(GOLD, order, CLERK.once("k1"));
        shop.clock.turnBy(Duration.ofDays(400));
        shop.shop.forgetKeys(shop.clock.instant(), 1000);

        assertThat(shop.loyalty.earnFor(GOLD, order, CLERK.once("k1"))).isEqualTo(first);
    }

    @Test
    void anOrderKeepsWhatItEarnedWhenTheRulesChange() {
        Purchase order = shop.order("O-1", "25");
        Purchase tiny = shop.order("O-2", "0.50");
        Receipt first = shop.loyalty.earnFor(GOLD, order, CLERK);
        shop.loyalty.earnFor(GOLD, tiny, CLERK);
        shop.loyalty.define(
                Programme.builder("gold")
                        .earning(Rate.of(10, Money.of("1", "EUR")))
                        .build(),
                CLERK);

        assertThat(shop.loyalty.earnFor(GOLD, order, CLERK)).isEqualTo(first);
        assertThat(shop.loyalty.earnFor(GOLD, tiny, CLERK).points()).isZero();
        Receipt later = shop.loyalty.earnFor(GOLD, shop.order("O-3", "0.50"), CLERK);
        assertThat(later.points()).isEqualTo(5);
        assertThat(later.explanation()).startsWith("gold@2: ");
    }

    @Test
    void aNumberThatEarnedForAnotherOrderIsRefused() {
        shop.loyalty.earnFor(GOLD, shop.order("O-1", "25"), CLERK);

        assertThatThrownBy(() -> shop.loyalty.earnFor(GOLD, shop.order("O-1", "25.01"), CLERK))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(e.rejection()).isEqualTo(new PurchaseDiffers(new PurchaseId("O-1"))));
        assertThat(shop.balance().available()).isEqualTo(25);
    }

    @Test
    void anOrderEarnsInEachProgramme() {
        shop.loyalty.define(
                Programme.builder("silver")
                        .earning(Rate.of(2, Money.of("1", "EUR")))
                        .build(),
                CLERK);
        Purchase order = shop.order("O-1", "25");

        shop.loyalty.earnFor(GOLD, order, CLERK);

        assertThat(shop.loyalty.earnFor(new ProgrammeId("silver"), order, CLERK).points())
                .isEqualTo(50);
    }

    private List<Event> timeline() {
        return shop.shop
                .customers()
                .timeline(shop.customer, PageRequest.first(100))
                .items();
    }
}
