package dev.aftercare.crm.loyalty.merge;

import static dev.aftercare.crm.loyalty.PointsShop.CLERK;
import static dev.aftercare.crm.loyalty.PointsShop.GIFT;
import static dev.aftercare.crm.loyalty.PointsShop.GOLD;
import static dev.aftercare.crm.loyalty.PointsShop.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.HandTurnedClock;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.loyalty.Balance;
import dev.aftercare.crm.loyalty.PointsShop;
import dev.aftercare.crm.loyalty.Shortfall;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** As one, each pays what the other owes; parted again, each has what it paid for the other, and owes what the other paid for it. */
class MergedDebtsTest {

    private final PointsShop members = new PointsShop();
    private final HandTurnedClock clock = members.clock;
    private final InMemoryStorage storage = members.storage;
    private final Shop shop = members.shop;
    private final CustomerId anna = members.register("anna");
    private final CustomerId ben = members.register("ben");

    @AfterEach
    void nothingIsLostOrDoubled() {
        assertThat(shop.loyalty().verifyBooks(GOLD).violations()).isEmpty();
        assertThat(shop.loyalty().verifyBooks(GOLD).balanced()).isTrue();
        assertThat(shop.loyalty().verifyBooks(GOLD).flow().transferredOut()).isZero();
    }

    private void owe(CustomerId customer, long points) {
        shop.loyalty().redeem(customer, GOLD, points, Shortfall.DEBT, GIFT, CLERK);
    }

    private void merge() {
        shop.loyaltyMerges().merge("m", anna, ben, CLERK);
    }

    private void undo() {
        shop.loyaltyMerges().undo("m", CLERK);
    }

    private Balance balance(CustomerId customer) {
        return shop.loyalty().balance(customer, GOLD);
    }

    private void assertStands(CustomerId customer, long available, long debt) {
        assertThat(balance(customer).available()).isEqualTo(available);
        assertThat(balance(customer).aside().debt()).isEqualTo(debt);
    }

    @Test
    void whatTheOneWhoTookPaidComesBackWithItsExpiry() {
        members.earn(ben, 100);
        clock.turnBy(Duration.ofDays(3));
        members.earn(ben, 50);
        Balance before = balance(ben);
        owe(anna, 120);
        merge();
        assertStands(ben, 30, 0);
        undo();

        assertThat(balance(ben)).isEqualTo(before);
        assertStands(anna, 0, 120);
    }

    @Test
    void whatTheOneWhoCamePaidGoesBackWithItsExpiry() {
        members.earn(anna, 100);
        Balance before = balance(anna);
        clock.turnBy(Duration.ofDays(3));
        owe(ben, 70);
        merge();
        assertStands(ben, 30, 0);
        undo();

        assertThat(balance(anna)).isEqualTo(before);
        assertStands(ben, 0, 70);
    }

    @Test
    void whatOneEarnsInBetweenPaysTheOtherOnlyWhileTheyAreOne() {
        owe(anna, 50);
        merge();
        members.earn(ben, 30);
        members.earn(ben, 40);
        assertStands(ben, 20, 0);
        undo();

        assertStands(ben, 70, 0);
        assertStands(anna, 0, 50);
    }

    @Test
    void theOwnDebtIsPaidFirst() {
        owe(anna, 50);
        owe(ben, 20);
        merge();
        members.earn(ben, 30);
        assertStands(ben, 0, 40);
        undo();

        // 20 of the 30 paid what Ben owed, 10 were for Anna.
        assertStands(ben, 10, 0);
        assertStands(anna, 0, 50);
    }

    @Test
    void ownPointsThatMatureOnTheWayPayTheOwnDebtForGood() {
        shop.loyalty().pending().earn(anna, GOLD, "p", 80, START.plusSeconds(60), GIFT, CLERK);
        owe(anna, 50);
        merge();
        clock.turnBy(Duration.ofSeconds(60));
        shop.runDue(10);
        assertStands(ben, 30, 0);
        undo();

        assertStands(anna, 30, 0);
        assertStands(ben, 0, 0);
    }

    @Test
    void pointsThatCameBackPayWhatIsOwedByThen() {
        members.earn(ben, 40);
        owe(anna, 40);
        merge();
        owe(ben, 25);
        assertStands(ben, 0, 25);
        undo();

        // Ben has his 40 again, of which 25 pay what he has spent since.
        assertStands(ben, 15, 0);
        assertStands(anna, 0, 40);
    }

    @Test
    void pointsWhoseTimeIsOverByThenAreGoneAsTheyWouldHaveBeen() {
        members.earn(ben, 100);
        owe(anna, 100);
        merge();
        clock.turnBy(Duration.ofDays(100));
        undo();

        assertStands(anna, 0, 100);
        assertStands(ben, 0, 0);
        assertThat(shop.loyalty().verifyBooks(GOLD).flow().expired()).isEqualTo(100);
    }

    @Test
    void whatAReturnBroughtLaterIsPartedToo() {
        PurchaseLine line = new PurchaseLine("sku", null, null, 1, Money.of("60", "EUR"));
        shop.loyalty().earnFor(GOLD, Purchase.sale("O", anna, START, List.of(line)), CLERK);
        shop.loyalty().redeem(anna, GOLD, 60, GIFT, CLERK);
        members.earn(ben, 10);
        merge();
        clock.turnBy(Duration.ofDays(1));
        shop.loyalty()
                .returns()
                .take(GOLD, Purchase.giveBack("R", new PurchaseId("O"), anna, START, List.of(line)), CLERK);
        // The return takes Ben's 10 as those of one person, and the other 50 are owed.
        assertStands(ben, 0, 50);
        members.earn(ben, 70);
        assertStands(ben, 20, 0);
        undo();

        assertStands(anna, 0, 50);
        assertStands(ben, 70, 0);
    }

    @Test
    void chainsPartInTheOtherOrder() {
        CustomerId carl = members.register("carl");
        members.earn(carl, 100);
        owe(anna, 30);
        owe(ben, 20);
        merge();
        assertStands(ben, 0, 50);
        shop.loyaltyMerges().merge("m2", ben, carl, CLERK);
        assertStands(carl, 50, 0);
        shop.loyaltyMerges().undo("m2", CLERK);
        assertStands(carl, 100, 0);
        assertStands(ben, 0, 50);
        undo();

        assertStands(anna, 0, 30);
        assertStands(ben, 0, 20);
    }

    @Test
    void aMergeOfTheTimeBeforeGivesBackWhatIsStillOwed() {
        members.earn(ben, 20);
        owe(anna, 30);
        merge();
        forgetWhoOwed();
        undo();

        assertStands(anna, 0, 10);
        assertStands(ben, 0, 0);
    }

    private void forgetWhoOwed() {
        DocumentKey key = new DocumentKey("points-moves", "m");
        storage.inTransaction(TenantId.DEFAULT, unit -> {
            Document before = unit.documents().find(key).orElseThrow();
            String json = before.json().replaceAll(",\"owing\":\\[[^]]*]", "");
            assertThat(json).isNotEqualTo(before.json());
            Document next = new Document(key, before.version() + 1, before.owner(), before.at(), json);
            unit.documents().update(next, before.version());
            return next;
        });
    }
}
