package dev.aftercare.crm.loyalty.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.HandTurnedClock;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.IdempotencyKeyReusedException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.loyalty.ExpiryRule;
import dev.aftercare.crm.loyalty.Programme;
import dev.aftercare.crm.loyalty.Rate;
import dev.aftercare.crm.loyalty.code.SecretCode;
import dev.aftercare.crm.loyalty.coupon.CouponCampaign;
import dev.aftercare.crm.loyalty.coupon.CouponQuote;
import dev.aftercare.crm.loyalty.coupon.CouponRefusal;
import dev.aftercare.crm.loyalty.coupon.CouponRefusal.Reason;
import dev.aftercare.crm.loyalty.coupon.CouponReservation;
import dev.aftercare.crm.loyalty.coupon.CouponsRefused;
import dev.aftercare.crm.loyalty.coupon.Discount;
import dev.aftercare.crm.loyalty.guard.EarningReview.State;
import dev.aftercare.crm.loyalty.guard.ReviewReason.Sign;
import dev.aftercare.crm.loyalty.guard.VelocityLimit.Measure;
import dev.aftercare.crm.loyalty.guard.VelocityLimit.Subject;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.ContactPoint;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.customer.Profile;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Limits and reviews when time, programme or customer changed in between: each answer was computed by hand first. */
class GuardStoriesTest {

    private static final By CLERK = By.agent("clerk");
    private static final Instant START = Instant.parse("2026-01-10T12:00:00Z");
    private static final ProgrammeId GOLD = new ProgrammeId("gold");
    private static final Cause GIFT = new Cause("gift", "welcome");
    private static final Duration DAY = Duration.ofDays(1);
    private static final List<PurchaseLine> CART =
            List.of(new PurchaseLine("A", null, null, 1, Money.of("9.99", "EUR")));

    private final HandTurnedClock clock = new HandTurnedClock(START);
    private final Shop shop = Crm.builder(new InMemoryStorage())
            .clock(clock)
            .codes(new Random(42))
            .build()
            .shop();
    private final Guards guards = shop.guards();
    private final CustomerId anna = register("anna", "anna@example.org");
    private final CustomerId ben = register("ben", "ben@example.org");
    private final Random guesses = new Random(7);

    GuardStoriesTest() {
        programme(ExpiryRule.days(90));
    }

    private void programme(ExpiryRule expiry) {
        shop.loyalty()
                .define(
                        Programme.builder("gold")
                                .earning(Rate.of(1, Money.of("1", "EUR")))
                                .expiry(expiry)
                                .build(),
                        CLERK);
    }

    private CustomerId register(String name, String email) {
        Profile profile = Profile.builder()
                .contactPoint(new ContactPoint(Channel.EMAIL, email, null))
                .build();
        return shop.customers()
                .register(Set.of(Identity.shopUser(name)), profile, CLERK)
                .id();
    }

    private void limits(VelocityLimit... limits) {
        guards.define(new GuardPolicy(List.of(limits), true), CLERK);
    }

    private boolean given(CustomerId customer, long points) {
        return earn(customer, points).receipt() != null;
    }

    private GuardedEarning earn(CustomerId customer, long points) {
        return guards.earn(customer, GOLD, points, null, GIFT, CLERK);
    }

    private long points(CustomerId customer) {
        return shop.loyalty().balance(customer, GOLD).available();
    }

    private static Rejection refused(ThrowingCallable command) {
        return catchThrowableOfType(RejectedException.class, command).rejection();
    }

    /**
     * One in 32 seconds: the slots are one second long, and what happened at 12:00:00 is in the slot up to 12:00:01. So it counts until a
     * second after its 32 seconds, and no longer.
     */
    @Test
    void aWindowIsSlidingAndHoldsAtMostASlotLonger() {
        limits(new VelocityLimit("burst", Measure.EARNINGS, Subject.CUSTOMER, Duration.ofSeconds(32), 1));
        assertThat(given(anna, 1)).isTrue();

        clock.turnTo(START.plusSeconds(31));
        assertThat(given(anna, 1)).isFalse();
        clock.turnTo(START.plusSeconds(33).minusNanos(1_000));
        assertThat(given(anna, 1)).isFalse();
        clock.turnTo(START.plusSeconds(33));
        assertThat(given(anna, 1)).isTrue();
    }

    /** 60 at two to midnight and 60 at two past are 120 in a day, whatever the calendar says. */
    @Test
    void midnightIsNoWayRoundALimit() {
        limits(new VelocityLimit("daily", Measure.POINTS, Subject.CUSTOMER, DAY, 100));
        Instant midnight = Instant.parse("2026-01-11T00:00:00Z");
        clock.turnTo(midnight.minusSeconds(120));
        assertThat(given(anna, 60)).isTrue();
        clock.turnTo(midnight.plusSeconds(120));

        assertThat(given(anna, 60)).isFalse();
        // What waits does not count, so 40 still fit, and not one more.
        assertThat(given(anna, 40)).isTrue();
        assertThat(given(anna, 1)).isFalse();
    }

    /** Two limits at once: one reason for each, in their order; a changed policy counts what happened before it. */
    @Test
    void everyLimitThatIsExceededIsNamed() {
        VelocityLimit often = new VelocityLimit("often", Measure.EARNINGS, Subject.CUSTOMER, DAY, 2);
        VelocityLimit much = new VelocityLimit("much", Measure.POINTS, Subject.CUSTOMER, DAY, 100);
        limits(often, much);
        earn(anna, 50);
        earn(anna, 50);

        assertThat(earn(anna, 1).review().reasons())
                .containsExactly(
                        new ReviewReason(Sign.OVER_LIMIT, "often: 3 of 2 in PT24H"),
                        new ReviewReason(Sign.OVER_LIMIT, "much: 101 of 100 in PT24H"));
        limits(new VelocityLimit("much", Measure.POINTS, Subject.CUSTOMER, DAY, 120));
        assertThat(given(anna, 21)).isFalse();
        assertThat(given(anna, 20)).isTrue();
    }

    /** The points were held back under 90 days, and are given under 30: they begin to live when they are given. */
    @Test
    void whatIsApprovedLivesByTheRulesOfThatDay() {
        limits(new VelocityLimit("daily", Measure.POINTS, Subject.CUSTOMER, DAY, 1));
        EarningReview review = earn(anna, 50).review();
        programme(ExpiryRule.days(30));
        clock.turnBy(Duration.ofDays(10));

        guards.approve(review.id(), CLERK);

        // Given at noon of 20 January: 30 days after that day in UTC they are gone.
        clock.turnTo(Instant.parse("2026-02-19T23:59:59Z"));
        assertThat(points(anna)).isEqualTo(50);
        clock.turnTo(Instant.parse("2026-02-20T00:00:00Z"));
        assertThat(points(anna)).isEqualTo(0);
    }

    /** Anna's points wait when she is found to be Ben: approved, they are his; what is approved when they are parted again, hers. */
    @Test
    void whatWaitsIsGivenToTheOneWhoHasTheLoyaltyByThen() {
        limits(new VelocityLimit("daily", Measure.POINTS, Subject.CUSTOMER, DAY, 1));
        String first = earn(anna, 50).review().id();
        String second = earn(anna, 70).review().id();
        String third = earn(anna, 90).review().id();
        shop.loyaltyMerges().merge("m", anna, ben, CLERK);

        guards.approve(first, CLERK);
        guards.reject(second, CLERK);
        assertThat(points(ben)).isEqualTo(50);
        shop.loyaltyMerges().undo("m", CLERK);
        guards.approve(third, CLERK);

        assertThat(points(anna)).isEqualTo(90);
        assertThat(points(ben)).isEqualTo(50);
        assertThat(guards.reviews(State.OPEN, PageRequest.first(10)).items()).isEmpty();
    }

    /** Parted again they are two, and one may refer the other; a chain of merges is one. */
    @Test
    void selfReferralIsAboutWhoIsOneNow() {
        limits();
        CustomerId carl = register("carl", "carl@example.org");
        shop.loyaltyMerges().merge("one", anna, ben, CLERK);
        shop.loyaltyMerges().merge("two", ben, carl, CLERK);
        assertThat(guards.refer(anna, ben, GOLD, 10, null, GIFT, CLERK).review().reasons())
                .containsExactly(ReviewReason.of(Sign.SAME_CUSTOMER));

        shop.loyaltyMerges().undo("two", CLERK);
        assertThat(guards.refer(anna, carl, GOLD, 10, null, GIFT, CLERK).receipt())
                .isNotNull();
        assertThat(guards.refer(ben, anna, GOLD, 10, null, GIFT, CLERK).review().reasons())
                .containsExactly(ReviewReason.of(Sign.SAME_CUSTOMER));
        shop.loyaltyMerges().undo("one", CLERK);
        assertThat(guards.refer(ben, anna, GOLD, 10, null, GIFT, CLERK).receipt())
                .isNotNull();
    }

    /** A full-width address of an input method is the same address. */
    @Test
    void anAddressIsTheSameHoweverItIsTyped() {
        limits();
        CustomerId wide = register("wide", "ＡＮＮＡ@example.org");

        assertThat(guards.refer(anna, wide, GOLD, 10, null, GIFT, CLERK)
                        .review()
                        .reasons())
                .containsExactly(ReviewReason.of(Sign.SHARED_CONTACT));
    }

    /** The answer got lost, and meanwhile somebody guessed from the same device: the same request still gets its first result. */
    @Test
    void aKeyGivesTheFirstReservationAlsoOnceTheDeviceIsStopped() {
        limits(new VelocityLimit("guesses", Measure.COUPON_FAILURES, Subject.SOURCE, DAY, 2));
        String code = code();
        CouponReservation first = reserve("c1", code, null, "device", CLERK.once("k"));
        guess(null, "device");
        guess(null, "device");
        assertThat(refused(() -> reserve("c2", code, null, "device", CLERK)))
                .isEqualTo(new TooManyTries("guesses", DAY));

        assertThat(reserve("c1", code, null, "device", CLERK.once("k"))).isEqualTo(first);
        assertThatThrownBy(() -> reserve("c2", code, null, "device", CLERK.once("k")))
                .isInstanceOf(IdempotencyKeyReusedException.class);
        // Holding goes by the limit, what is held goes on.
        assertThat(shop.coupons().confirm("c1", CLERK).state()).isEqualTo(CouponReservation.State.CONFIRMED);
    }

    /** Who is not logged in is nobody in particular: guests are one, or, if the shop says so, no one's guesses stop another. */
    @Test
    void guestsAreOneOrNotCounted() {
        String code = code();
        limits(new VelocityLimit("all", Measure.COUPON_FAILURES, Subject.CUSTOMER, DAY, 1));
        guess(null, null);
        assertThat(refused(() -> reserve("c", code, null, null, CLERK))).isEqualTo(new TooManyTries("all", DAY));

        limits(
                new VelocityLimit("members", Measure.COUPON_FAILURES, Subject.LOGGED_IN, DAY, 1),
                new VelocityLimit("devices", Measure.COUPON_FAILURES, Subject.SOURCE, DAY, 2));
        guess(null, "one");
        guess(null, "one");
        assertThat(refused(() -> reserve("c", code, null, "one", CLERK))).isEqualTo(new TooManyTries("devices", DAY));
        guess(anna, "two");
        assertThat(refused(() -> reserve("c", code, anna, "three", CLERK))).isEqualTo(new TooManyTries("members", DAY));
        assertThat(reserve("c", code, null, "two", CLERK).coupons()).hasSize(1);
    }

    /** A word can be guessed, and a cart's page is where: its quotes are stopped by the same count as the checkout. */
    @Test
    void whoTriesOutWordsIsStoppedInQuotesToo() {
        limits(new VelocityLimit("guesses", Measure.COUPON_FAILURES, Subject.SOURCE, DAY, 3));
        shop.coupons().define(CouponCampaign.of("ten", Discount.percent("10")), CLERK);
        shop.coupons().issueOwn("ten", List.of("SUMMER10"), null, null, CLERK);

        assertThat(quote("device", "SUMMER10", "SPRING10", "EASTER10").refusals())
                .extracting(CouponRefusal::reason)
                .containsExactly(Reason.MISTYPED, Reason.MISTYPED);
        for (int i = 0; i < 10; i++) {
            assertThat(quote("device", "SUMMER10").discount()).isEqualTo(Money.of("1.00", "EUR"));
        }
        assertThat(quote("device", "SUMMER11").coupons()).isEmpty();

        TooManyTries tooMany = new TooManyTries("guesses", DAY);
        assertThat(refused(() -> quote("device", "SUMMER10"))).isEqualTo(tooMany);
        assertThat(refused(() -> reserve("c", "SUMMER10", null, "device", CLERK)))
                .isEqualTo(tooMany);
        assertThat(quote("another", "SUMMER10").coupons()).hasSize(1);
        clock.turnBy(DAY.plus(Duration.ofHours(1)));
        assertThat(reserve("c", "SUMMER10", null, "device", CLERK).coupons()).hasSize(1);
    }

    private CouponQuote quote(String source, String... codes) {
        return guards.quote(List.of(codes), null, CART, source, CLERK);
    }

    /** Each command under a key: the same again is the first result, another request an error. */
    @Test
    void aKeyIsForOneRequest() {
        limits(new VelocityLimit("once", Measure.EARNINGS, Subject.CUSTOMER, DAY, 1));
        By key = CLERK.once("k");
        GuardedEarning first = guards.earn(anna, GOLD, 10, "device", GIFT, key);
        assertThat(guards.earn(anna, GOLD, 10, "device", GIFT, key)).isEqualTo(first);
        reused(by -> guards.earn(anna, GOLD, 11, "device", GIFT, by), "k");
        reused(by -> guards.earn(anna, GOLD, 10, "other", GIFT, by), "k");
        reused(by -> guards.earn(anna, GOLD, 10, null, GIFT, by), "k");
        reused(by -> guards.refer(anna, ben, GOLD, 10, "device", GIFT, by), "k");
        // What waits is a result, too.
        GuardedEarning waits = guards.earn(anna, GOLD, 10, null, GIFT, CLERK.once("w"));
        assertThat(guards.earn(anna, GOLD, 10, null, GIFT, CLERK.once("w"))).isEqualTo(waits);
        EarningReview approved = guards.approve(waits.review().id(), CLERK.once("a"));
        assertThat(guards.approve(waits.review().id(), CLERK.once("a"))).isEqualTo(approved);
        reused(by -> guards.reject(waits.review().id(), by), "a");

        assertThat(points(anna)).isEqualTo(20);
    }

    private interface Command {
        void under(By by);
    }

    private static void reused(Command command, String key) {
        assertThatThrownBy(() -> command.under(CLERK.once(key))).isInstanceOf(IdempotencyKeyReusedException.class);
    }

    private String code() {
        shop.coupons().define(CouponCampaign.of("ten", Discount.percent("10")), CLERK);
        return shop.coupons().issue("ten", 1, null, CLERK).codes().get(0).printed();
    }

    private void guess(@Nullable CustomerId customer, @Nullable String source) {
        String guess = SecretCode.random(guesses).printed();
        assertThat(refused(() -> reserve("guess", guess, customer, source, CLERK)))
                .isInstanceOf(CouponsRefused.class);
    }

    private CouponReservation reserve(
            String checkout, String code, @Nullable CustomerId customer, @Nullable String source, By by) {
        return guards.reserve(checkout, List.of(code), customer, CART, Duration.ofMinutes(5), source, by);
    }
}
