package dev.aftercare.crm.loyalty;

import static dev.aftercare.crm.loyalty.LoyalShop.CLERK;
import static dev.aftercare.crm.loyalty.LoyalShop.GIFT;
import static dev.aftercare.crm.loyalty.LoyalShop.GOLD;
import static dev.aftercare.crm.loyalty.LoyalShop.MUG;
import static dev.aftercare.crm.loyalty.LoyalShop.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.PointsAside;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.PointsEvent.PointsMoved;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.persistence.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LoyaltyTest {

    /** The end of the ninetieth day in Berlin, where summer time has begun by then. */
    private static final Instant EXPIRY = Instant.parse("2026-04-10T22:00:00Z");

    private final LoyalShop shop = new LoyalShop();

    @Test
    void earnedPointsExpireByTheRuleOfTheProgramme() {
        assertThat(shop.earn(100))
                .isEqualTo(new Receipt(
                        GOLD, 100, 100, List.of(1L), EXPIRY, "gold@1: 100 points for gift/welcome", shop.customer));
        assertThat(shop.balance())
                .isEqualTo(new Balance(100, 100, PointsAside.NONE, new Balance.Expiring(100, EXPIRY)));
    }

    @Test
    void spentPointsAreGone() {
        shop.earn(100);

        assertThat(shop.redeem(30))
                .isEqualTo(new Receipt(
                        GOLD,
                        30,
                        70,
                        List.of(2L),
                        null,
                        "gold@1: 30 points spent on reward/mug, SOONEST_EXPIRY_FIRST",
                        shop.customer));
        assertThat(shop.balance().available()).isEqualTo(70);
    }

    @Test
    void morePointsThanThereAreCannotBeSpentAndNothingIsWritten() {
        shop.earn(100);
        shop.clock.turnTo(EXPIRY);
        shop.earn(7);
        shop.clock.turnBy(Duration.ofDays(91));
        List<PointsEntry> before = shop.entries();

        assertThatThrownBy(() -> shop.redeem(8))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.rejection()).isEqualTo(new NotEnoughPoints(8, 0)));

        // Not even the entry of the lot that has expired.
        assertThat(shop.entries()).isEqualTo(before);
        assertThat(shop.balance()).isEqualTo(new Balance(0, 7, PointsAside.NONE, null));
    }

    @Test
    void whoNeverHadPointsHasNone() {
        assertThat(shop.balance()).isEqualTo(Balance.NONE);
        assertThat(shop.entries()).isEmpty();
        assertThat(shop.loyalty.verify(shop.customer, GOLD)).isEqualTo(new LedgerCheck(0, List.of()));
        assertThatThrownBy(() -> shop.redeem(1)).isInstanceOf(RejectedException.class);
    }

    @Test
    void whatExpiresNextIsAllThatExpiresTogether() {
        shop.earn(10);
        shop.clock.turnBy(Duration.ofHours(1));
        shop.earn(20);
        shop.clock.turnBy(Duration.ofDays(1));
        shop.earn(40);

        assertThat(shop.balance()).isEqualTo(new Balance(70, 70, PointsAside.NONE, new Balance.Expiring(30, EXPIRY)));
        shop.clock.turnTo(EXPIRY);
        assertThat(shop.balance())
                .isEqualTo(new Balance(
                        40, 70, PointsAside.NONE, new Balance.Expiring(40, EXPIRY.plus(Duration.ofDays(1)))));
    }

    @Test
    void theStatementShowsTheLastEntryFirstWithTheRunningBalance() {
        shop.earn(100);
        shop.redeem(30);
        shop.earn(5);

        Statement first = shop.loyalty.statement(shop.customer, GOLD, 2);
        assertThat(first.entries()).extracting(PointsEntry::balance).containsExactly(75L, 70L);
        assertThat(first.next()).isEqualTo(2);
        Statement rest = shop.loyalty.statement(shop.customer, GOLD, first.next(), 2);
        assertThat(rest.entries()).extracting(PointsEntry::balance).containsExactly(100L);
        assertThat(rest.next()).isNull();
    }

    @Test
    void aStatementThatEndsWithAFullPartHasNoNext() {
        shop.earn(100);
        shop.redeem(30);

        assertThat(shop.loyalty.statement(shop.customer, GOLD, 2).next()).isNull();
    }

    @Test
    void everyEntryIsAnEventOnTheCustomersTimeline() {
        shop.earn(100);
        shop.clock.turnTo(EXPIRY);
        shop.earn(5);

        List<Event> events = shop.shop
                .customers()
                .timeline(shop.customer, PageRequest.first(3))
                .items();

        assertThat(events)
                .extracting(Event::body)
                .containsExactlyInAnyOrder(
                        new PointsMoved(GOLD, EntryKind.EARN, 5, 5, PointsAside.NONE, GIFT),
                        new PointsMoved(
                                GOLD,
                                EntryKind.EXPIRE,
                                -100,
                                0,
                                PointsAside.NONE,
                                new Cause("expiry", "2026-04-10T22:00:00Z")),
                        new PointsMoved(GOLD, EntryKind.EARN, 100, 100, PointsAside.NONE, GIFT));
        assertThat(events)
                .filteredOn(event -> event.sequence() == 2)
                .extracting(Event::actor)
                .containsExactly(Actor.CLOCK);
    }

    @Test
    void programmesAreCurrenciesOfTheirOwn() {
        ProgrammeId silver = new ProgrammeId("silver");
        shop.loyalty.define(Programme.builder("silver").build(), CLERK);
        shop.earn(100);
        shop.loyalty.earn(shop.customer, silver, 7, GIFT, CLERK);

        assertThat(shop.balance().available()).isEqualTo(100);
        assertThat(shop.loyalty.balance(shop.customer, silver)).isEqualTo(new Balance(7, 7, PointsAside.NONE, null));
    }

    @Test
    void aProgrammeDefinedAgainAsItIsStaysAsItIs() {
        assertThat(shop.loyalty.define(LoyalShop.programme().build(), CLERK).version())
                .isEqualTo(1);
    }

    @Test
    void aChangedProgrammeIsANewVersionAndEveryVersionCanBeRead() {
        Programme second = shop.loyalty.define(
                LoyalShop.programme().expiry(ExpiryRule.never()).build(), CLERK);

        assertThat(second.version()).isEqualTo(2);
        assertThat(shop.loyalty.programme(GOLD)).contains(second);
        assertThat(shop.loyalty.programme(GOLD, 1))
                .contains(LoyalShop.programme().build().withVersion(1));
        assertThat(shop.loyalty.programme(GOLD, 2)).contains(second);
        assertThat(shop.loyalty.programme(GOLD, 3)).isEmpty();
        assertThat(shop.loyalty.programme(new ProgrammeId("tin"))).isEmpty();
    }

    @Test
    void pointsKeepTheExpiryTheyWereGivenWith() {
        shop.earn(100);
        shop.loyalty.define(LoyalShop.programme().expiry(ExpiryRule.never()).build(), CLERK);
        shop.earn(10);

        assertThat(shop.balance())
                .isEqualTo(new Balance(110, 110, PointsAside.NONE, new Balance.Expiring(100, EXPIRY)));
    }

    @Test
    void theOrderOfSpendingIsTheProgrammes() {
        shop.loyalty.define(
                LoyalShop.programme()
                        .order(RedemptionOrder.OLDEST_FIRST)
                        .expiry(ExpiryRule.never())
                        .build(),
                CLERK);
        shop.earn(10);
        shop.loyalty.define(
                LoyalShop.programme().order(RedemptionOrder.OLDEST_FIRST).build(), CLERK);
        shop.earn(10);

        shop.redeem(10);

        assertThat(shop.balance().next()).isEqualTo(new Balance.Expiring(10, EXPIRY));
    }

    @Test
    void anOrderEarnsByTheRuleAndSaysWhy() {
        Receipt receipt = shop.loyalty.earnFor(GOLD, shop.order("O-1", "19.99"), CLERK);

        assertThat(receipt)
                .isEqualTo(new Receipt(
                        GOLD,
                        19,
                        19,
                        List.of(1L),
                        EXPIRY,
                        "gold@1: 19.99 EUR: base 19.99 at 1 point per 1.00 EUR, FLOOR: 19.99 -> 19",
                        shop.customer));
        assertThat(shop.entries()).extracting(PointsEntry::cause).containsExactly(new Cause("purchase", "O-1"));
        Award award = shop.loyalty.award(GOLD, shop.order("O-1", "1").id()).orElseThrow();
        assertThat(award.receipt()).isEqualTo(receipt);
        assertThat(award.accrual().version()).isEqualTo(1);
        assertThat(award.accrual().granted().get(0).exact()).isEqualByComparingTo("19.99");
    }

    @Test
    void anOrderThatIsTooSmallWritesNoEntry() {
        shop.earn(5);

        assertThat(shop.loyalty.earnFor(GOLD, shop.order("O-1", "0.99"), CLERK))
                .isEqualTo(new Receipt(
                        GOLD,
                        0,
                        5,
                        List.of(),
                        null,
                        "gold@1: 0.99 EUR: base 0.99 at 1 point per 1.00 EUR, FLOOR: 0.99 -> 0",
                        null));
        assertThat(shop.entries()).hasSize(1);
    }

    @Test
    void anOrderEarnsFromNowOnAndNotFromWhenItWasPlaced() {
        shop.clock.turnBy(Duration.ofDays(10));

        assertThat(shop.loyalty.earnFor(GOLD, shop.order("O-1", "5"), CLERK).expiresAt())
                .isEqualTo(EXPIRY.plus(Duration.ofDays(10)));
    }

    @ParameterizedTest
    @MethodSource("unknowns")
    void whatIsUnknownIsNotFound(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(NotFoundException.class);
    }

    static Stream<ThrowingCallable> unknowns() {
        LoyalShop shop = new LoyalShop();
        CustomerId nobody = new CustomerId(new UUID(0, 1));
        ProgrammeId tin = new ProgrammeId("tin");
        LoyalShop elsewhere = new LoyalShop();
        return Stream.of(
                () -> shop.loyalty.earn(nobody, GOLD, 1, GIFT, CLERK),
                () -> shop.loyalty.redeem(nobody, GOLD, 1, MUG, CLERK),
                () -> shop.loyalty.earnFor(GOLD, elsewhere.order("O-1", "10"), CLERK),
                () -> shop.loyalty.earnFor(GOLD, elsewhere.order("O-1", "0.10"), CLERK),
                () -> shop.loyalty.balance(nobody, GOLD),
                () -> shop.loyalty.statement(nobody, GOLD, 10),
                () -> shop.loyalty.verify(nobody, GOLD),
                () -> shop.loyalty.earn(shop.customer, tin, 1, GIFT, CLERK),
                () -> shop.loyalty.redeem(shop.customer, tin, 1, MUG, CLERK),
                () -> shop.loyalty.earnFor(tin, shop.order("O-1", "10"), CLERK),
                () -> shop.loyalty.balance(shop.customer, tin),
                () -> shop.loyalty.statement(shop.customer, tin, 10),
                () -> shop.loyalty.verify(shop.customer, tin),
                () -> shop.loyalty.books(tin, START, START),
                () -> shop.loyalty.verifyBooks(tin));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void whatIsMalformedIsRefused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(InvalidInputException.class);
    }

    static Stream<ThrowingCallable> malformed() {
        LoyalShop shop = new LoyalShop();
        return Stream.of(
                () -> shop.earn(0),
                () -> shop.earn(-1),
                () -> shop.redeem(0),
                () -> shop.loyalty.earn(null, GOLD, 1, GIFT, CLERK),
                () -> shop.loyalty.earn(shop.customer, null, 1, GIFT, CLERK),
                () -> shop.loyalty.earn(shop.customer, GOLD, 1, null, CLERK),
                () -> shop.loyalty.earn(shop.customer, GOLD, 1, GIFT, null),
                () -> shop.loyalty.earnFor(null, shop.order("O-1", "10"), CLERK),
                () -> shop.loyalty.earnFor(GOLD, null, CLERK),
                () -> shop.loyalty.define(null, CLERK),
                () -> shop.loyalty.programme(null),
                () -> shop.loyalty.balance(null, GOLD),
                () -> shop.loyalty.balance(shop.customer, null),
                () -> shop.loyalty.statement(shop.customer, GOLD, 0),
                () -> shop.loyalty.statement(shop.customer, GOLD, 1001),
                () -> shop.loyalty.statement(shop.customer, GOLD, 0, 10),
                () -> shop.loyalty.books(GOLD, START, START.minusSeconds(1)),
                () -> shop.loyalty.earnFor(GOLD, EarningRulesTest.order(dollars()), CLERK));
    }

    private static PurchaseLine dollars() {
        return new PurchaseLine("sku", null, null, 1, Money.of("5", "USD"));
    }
}
