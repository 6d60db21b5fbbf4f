package dev.aftercare.crm.loyalty;

import static dev.aftercare.crm.loyalty.LoyalShop.CLERK;
import static dev.aftercare.crm.loyalty.LoyalShop.GOLD;
import static dev.aftercare.crm.loyalty.LoyalShop.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.PointsEvent.MaturitySet;
import dev.aftercare.crm.model.loyalty.PointsEvent.PointsMoved;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Orders earn pending points that mature by a rule of the programme. */
class MaturityTest {

    private static final PurchaseId ORDER = new PurchaseId("O-1");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final LoyalShop shop = new LoyalShop();

    @BeforeEach
    void matureAfterFourteenDays() {
        define(MaturityRule.afterOrder(14));
    }

    private void define(MaturityRule rule) {
        shop.loyalty.define(LoyalShop.programme().maturity(rule).build(), CLERK);
    }

    private Receipt order(String amount) {
        return shop.loyalty.earnFor(GOLD, shop.order("O-1", amount), CLERK);
    }

    private ReturnReceipt giveBack(String number, String amount, long quantity) {
        PurchaseLine line = new PurchaseLine("sku", null, null, quantity, Money.of(amount, "EUR"));
        return shop.loyalty
                .returns()
                .take(GOLD, Purchase.giveBack(number, ORDER, shop.customer, START, List.of(line)), CLERK);
    }

    private void runOn(Instant at) {
        shop.clock.turnTo(at);
        shop.shop.runDue(100);
    }

    private long pending() {
        return shop.balance().aside().pending();
    }

    @Test
    void anOrderWhoseClockIsAheadOfTheShopsEarnsAtOnceWhereThatIsTheRule() {
        define(MaturityRule.AT_ONCE);
        PurchaseLine line = new PurchaseLine("sku", null, null, 1, Money.of("100", "EUR"));
        Purchase early = Purchase.sale("O-1", shop.customer, START.plusSeconds(60), List.of(line));

        assertThat(shop.loyalty.earnFor(GOLD, early, CLERK).balance()).isEqualTo(100);
        assertThat(pending()).isZero();
    }

    @Test
    void anOrderEarnsPendingPointsThatMatureToTheMicrosecond() {
        Instant until = START.plus(Duration.ofDays(14));
        Receipt receipt = order("100");

        assertThat(receipt.points()).isEqualTo(100);
        assertThat(receipt.balance()).isZero();
        assertThat(receipt.explanation()).endsWith("to be spent from " + until + " on");
        assertThat(pending()).isEqualTo(100);
        runOn(until.minusNanos(1_000));
        assertThat(shop.balance().available()).isZero();
        runOn(until);
        assertThat(shop.balance().available()).isEqualTo(100);
        assertThat(shop.entries()).extracting(PointsEntry::kind).containsExactly(EntryKind.MATURE, EntryKind.PEND);
        assertThat(shop.loyalty.verifyBooks(GOLD).balanced()).isTrue();
    }

    @Test
    void theyLiveFromTheirMaturityOn() {
        Receipt receipt = order("100");

        assertThat(receipt.expiresAt())
                .isEqualTo(ExpiryRule.days(90).expiresAt(START.plus(Duration.ofDays(14)), BERLIN));
    }

    @Test
    void theSameOrderAgainGivesTheFirstReceiptAlsoOnceTheyAreMature() {
        Receipt first = order("100");
        runOn(START.plus(Duration.ofDays(20)));

        assertThat(order("100")).isEqualTo(first);
        assertThat(shop.balance().available()).isEqualTo(100);
    }

    @Test
    void anOrderWhoseTimeIsOverEarnsAtOnce() {
        shop.clock.turnBy(Duration.ofDays(14));

        assertThat(order("100").balance()).isEqualTo(100);
        assertThat(pending()).isZero();
    }

    @Test
    void whatIsReturnedBeforeIsNeverToBeSpent() {
        order("100");
        ReturnReceipt receipt = giveBack("R-1", "100", 1);
        runOn(START.plus(Duration.ofDays(20)));

        assertThat(receipt.takenBack()).isEqualTo(100);
        assertThat(receipt.owed() + receipt.forgone()).isZero();
        assertThat(shop.balance()).isEqualTo(Balance.NONE);
        assertThat(shop.entries()).extracting(PointsEntry::kind).containsExactly(EntryKind.CANCEL, EntryKind.PEND);
    }

    @Test
    void partialReturnsBeforeAndAfterTakeBackExactlyWhatWasGiven() {
        PurchaseLine three = new PurchaseLine("sku", null, null, 3, Money.of("100", "EUR"));
        shop.loyalty.earnFor(GOLD, Purchase.sale("O-1", shop.customer, START, List.of(three)), CLERK);

        assertThat(giveBack("R-1", "33.33", 1).takenBack()).isEqualTo(33);
        runOn(START.plus(Duration.ofDays(14)));
        assertThat(shop.balance().available()).isEqualTo(67);
        shop.redeem(60);
        ReturnReceipt last = giveBack("R-2", "66.67", 2);

        assertThat(last.takenBack()).isEqualTo(7);
        assertThat(last.owed()).isEqualTo(60);
        assertThat(shop.loyalty.verifyBooks(GOLD).balanced()).isTrue();
    }

    @Test
    void pointsMatureSomeDaysAfterTheDeliveryOrAtTheLatestWithoutOne() {
        define(MaturityRule.afterDelivery(14, 60));
        Earning earning = shop.loyalty.earning();
        order("100");
        shop.loyalty.earnFor(GOLD, shop.order("O-2", "7"), CLERK);
        Instant delivered = START.plus(Duration.ofDays(3));

        shop.clock.turnTo(delivered);
        assertThat(earning.delivered(GOLD, ORDER, delivered, CLERK)).contains(START.plus(Duration.ofDays(17)));
        runOn(START.plus(Duration.ofDays(17)).minusNanos(1_000));
        assertThat(shop.balance().available()).isZero();
        runOn(START.plus(Duration.ofDays(17)));
        assertThat(shop.balance().available()).isEqualTo(100);
        // The clocks are an hour ahead by then: sixty days of the calendar are an hour less.
        runOn(START.atZone(BERLIN).plusDays(60).toInstant());
        assertThat(shop.balance().available()).isEqualTo(107);
        assertThat(earning.delivered(GOLD, ORDER, delivered, CLERK)).isEmpty();
    }

    @Test
    void whoToldOfTheDeliveryIsToldToHaveLetThePointsMature() {
        define(MaturityRule.afterDelivery(10, 60));
        order("100");
        By courier = By.system("courier").because("Signed for");

        shop.loyalty.earning().delivered(GOLD, ORDER, START, courier);
        shop.clock.turnTo(START.plus(Duration.ofDays(30)));
        shop.loyalty.earning().delivered(GOLD, ORDER, START, courier);

        assertThat(shop.shop
                        .customers()
                        .timeline(shop.customer, PageRequest.first(9))
                        .items())
                .filteredOn(event -> event.actor().equals(courier.actor()))
                .allMatch(event -> new FreeText("Signed for").equals(event.reason()))
                .extracting(Event::body)
                .satisfiesExactly(
                        moved -> assertThat(moved).isInstanceOf(PointsMoved.class),
                        set -> assertThat(set)
                                .isEqualTo(new MaturitySet(GOLD, ORDER, START.plus(Duration.ofDays(10)))));
    }

    @Test
    void theLastDeliveryCountsButNeverBeyondTheLatest() {
        define(MaturityRule.afterDelivery(10, 20));
        Earning earning = shop.loyalty.earning();
        order("100");

        assertThat(earning.delivered(GOLD, ORDER, START.plus(Duration.ofDays(2)), CLERK))
                .contains(START.plus(Duration.ofDays(12)));
        assertThat(earning.delivered(GOLD, ORDER, START.plus(Duration.ofDays(4)), CLERK))
                .contains(START.plus(Duration.ofDays(14)));
        runOn(START.plus(Duration.ofDays(13)));
        assertThat(shop.balance().available()).isZero();
        assertThat(earning.delivered(GOLD, ORDER, START.plus(Duration.ofDays(13)), CLERK))
                .contains(START.plus(Duration.ofDays(20)));
        runOn(START.plus(Duration.ofDays(20)));
        assertThat(shop.balance().available()).isEqualTo(100);
    }

    @Test
    void aDeliveryThatIsToldLateMaturesAtOnceAndOnce() {
        define(MaturityRule.afterDelivery(10, 60));
        order("100");
        shop.clock.turnTo(START.plus(Duration.ofDays(30)));

        shop.loyalty.earning().delivered(GOLD, ORDER, START, CLERK);

        assertThat(shop.balance().available()).isEqualTo(100);
        runOn(START.plus(Duration.ofDays(80)));
        assertThat(shop.balance().available()).isEqualTo(100);
    }

    @Test
    void aDeliveryOfAnOrderThatEarnedNothingIsNothing() {
        assertThatThrownBy(() -> shop.loyalty.earning().delivered(GOLD, ORDER, START, CLERK))
                .isInstanceOf(NotFoundException.class);
        order("0.10");

        assertThat(shop.loyalty.earning().delivered(GOLD, ORDER, START, CLERK.once("k")))
                .isEmpty();
        assertThat(shop.loyalty.earning().delivered(GOLD, ORDER, START, CLERK.once("k")))
                .isEmpty();
    }

    @Test
    void theRuleIsThatOfTheOrdersTime() {
        define(MaturityRule.afterDelivery(10, 60));
        order("100");
        shop.clock.turnBy(Duration.ofHours(1));
        define(MaturityRule.AT_ONCE);

        assertThat(shop.loyalty.earning().delivered(GOLD, ORDER, START, CLERK))
                .contains(START.plus(Duration.ofDays(10)));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void whatIsMalformedIsRefused(ThrowingCallable making) {
        assertThatThrownBy(making).isInstanceOf(InvalidInputException.class);
    }

    static Stream<ThrowingCallable> malformed() {
        return Stream.of(
                () -> MaturityRule.afterOrder(0),
                () -> MaturityRule.afterOrder(3_651),
                () -> MaturityRule.afterDelivery(-1, 5),
                () -> MaturityRule.afterDelivery(0, 0),
                () -> MaturityRule.afterDelivery(10, 9),
                () -> new MaturityRule(MaturityRule.Kind.AT_ONCE, 1, 0),
                () -> new MaturityRule(MaturityRule.Kind.AFTER_ORDER, 1, 1));
    }

    @Test
    void aProgrammeWithARuleOfMaturityIsTheSameAfterATripThroughJson() {
        Programme programme = LoyalShop.programme()
                .maturity(MaturityRule.afterDelivery(14, 60))
                .build();
        String json = CrmJson.mapper().writeValueAsString(programme);

        assertThat(CrmJson.mapper().readValue(json, Programme.class)).isEqualTo(programme);
    }
}
