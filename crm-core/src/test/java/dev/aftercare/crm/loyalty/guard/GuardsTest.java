package dev.aftercare.crm.loyalty.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.HandTurnedClock;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.loyalty.Programme;
import dev.aftercare.crm.loyalty.Rate;
import dev.aftercare.crm.loyalty.code.SecretCode;
import dev.aftercare.crm.loyalty.coupon.CouponCampaign;
import dev.aftercare.crm.loyalty.coupon.CouponsRefused;
import dev.aftercare.crm.loyalty.coupon.Discount;
import dev.aftercare.crm.loyalty.guard.EarningReview.State;
import dev.aftercare.crm.loyalty.guard.ReviewReason.Sign;
import dev.aftercare.crm.loyalty.guard.VelocityLimit.Measure;
import dev.aftercare.crm.loyalty.guard.VelocityLimit.Subject;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.ContactPoint;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.customer.Profile;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.GuardEvent;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.json.CrmJson;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GuardsTest {

    private static final By CLERK = By.agent("clerk");
    private static final Instant START = Instant.parse("2026-01-10T12:00:00Z");
    private static final ProgrammeId GOLD = new ProgrammeId("gold");
    private static final Cause GIFT = new Cause("gift", "welcome");
    private static final Duration DAY = Duration.ofDays(1);

    private final HandTurnedClock clock = new HandTurnedClock(START);
    private final Shop shop = Crm.builder(new InMemoryStorage())
            .clock(clock)
            .codes(new Random(42))
            .build()
            .shop();
    private final Guards guards = shop.guards();
    private final CustomerId anna = register("anna", "anna@example.org");
    private final CustomerId ben = register("ben", "ben@example.org");

    GuardsTest() {
        shop.loyalty()
                .define(
                        Programme.builder("gold")
                                .earning(Rate.of(1, Money.of("1", "EUR")))
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

    private long points(CustomerId customer) {
        return shop.loyalty().balance(customer, GOLD).available();
    }

    private GuardedEarning earn(CustomerId customer, long points, String source) {
        return guards.earn(customer, GOLD, points, source, GIFT, CLERK);
    }

    private static Rejection refused(ThrowingCallable command) {
        return catchThrowableOfType(RejectedException.class, command).rejection();
    }

    @Test
    void upToTheLimitPointsAreGivenAndBeyondItTheyWait() {
        limits(new VelocityLimit("daily", Measure.POINTS, Subject.CUSTOMER, DAY, 100));

        assertThat(earn(anna, 60, null).review()).isNull();
        assertThat(earn(anna, 40, null).receipt()).isNotNull();
        EarningReview review = earn(anna, 1, null).review();

        assertThat(points(anna)).isEqualTo(100);
        assertThat(review.reasons()).containsExactly(new ReviewReason(Sign.OVER_LIMIT, "daily: 101 of 100 in PT24H"));
        assertThat(earn(ben, 100, null).receipt()).isNotNull();
        clock.turnBy(DAY.plus(Duration.ofHours(1)));
        assertThat(earn(anna, 100, null).receipt()).isNotNull();
    }

    @Test
    void aSourceIsCountedOverAllItsCustomersAndAnotherIsNot() {
        limits(new VelocityLimit("device", Measure.EARNINGS, Subject.SOURCE, DAY, 2));

        assertThat(earn(anna, 1, "device-1").receipt()).isNotNull();
        assertThat(earn(ben, 1, "device-1").receipt()).isNotNull();
        assertThat(earn(anna, 1, "device-1").review()).isNotNull();
        assertThat(earn(anna, 1, "device-2").receipt()).isNotNull();
        assertThat(earn(anna, 1, null).receipt()).isNotNull();
    }

    @Test
    void whatWaitsIsApprovedOnceOrRejectedOnce() {
        limits(new VelocityLimit("daily", Measure.POINTS, Subject.CUSTOMER, DAY, 1));
        EarningReview one = earn(anna, 50, null).review();
        EarningReview two = earn(anna, 70, null).review();
        assertThat(guards.reviews(State.OPEN, PageRequest.first(10)).items()).containsExactlyInAnyOrder(one, two);

        EarningReview approved = guards.approve(one.id(), CLERK);
        assertThat(guards.approve(one.id(), CLERK)).isEqualTo(approved);
        guards.reject(two.id(), CLERK);
        guards.reject(two.id(), CLERK);

        assertThat(points(anna)).isEqualTo(50);
        assertThat(approved.receipt().points()).isEqualTo(50);
        assertThat(refused(() -> guards.reject(one.id(), CLERK))).isEqualTo(new ReviewDecided(State.APPROVED));
        assertThat(refused(() -> guards.approve(two.id(), CLERK))).isEqualTo(new ReviewDecided(State.REJECTED));
        assertThat(guards.reviews(State.OPEN, PageRequest.first(10)).items()).isEmpty();
        assertThat(guards.reviews(State.APPROVED, PageRequest.first(10)).items())
                .containsExactly(approved);
        assertThat(shop.events().history(new AggregateRef("earning-review", one.id())))
                .extracting(Event::body)
                .containsExactly(
                        new GuardEvent.EarningHeldBack(GOLD, 50, List.of("OVER_LIMIT")),
                        new GuardEvent.EarningApproved(GOLD, 50));
        assertThatThrownBy(() -> guards.approve("nothing", CLERK)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void whoRefersHimselfWaitsAndWhoRefersAnotherDoesNot() {
        limits();
        CustomerId again = register("anna2", " ANNA@example.org ".strip());

        assertThat(guards.refer(anna, ben, GOLD, 10, null, GIFT, CLERK).receipt())
                .isNotNull();
        assertThat(guards.refer(anna, again, GOLD, 10, null, GIFT, CLERK)
                        .review()
                        .reasons())
                .containsExactly(ReviewReason.of(Sign.SHARED_CONTACT));
        assertThat(guards.refer(anna, anna, GOLD, 10, null, GIFT, CLERK)
                        .review()
                        .reasons())
                .containsExactly(ReviewReason.of(Sign.SAME_CUSTOMER));
        shop.loyaltyMerges().merge("m", ben, anna, CLERK);
        assertThat(guards.refer(anna, ben, GOLD, 10, null, GIFT, CLERK).review().reasons())
                .containsExactly(ReviewReason.of(Sign.SAME_CUSTOMER));
        CustomerId benAgain = register("ben2", "ben@example.org");
        assertThat(guards.refer(ben, benAgain, GOLD, 10, null, GIFT, CLERK)
                        .review()
                        .reasons())
                .containsExactly(ReviewReason.of(Sign.SHARED_CONTACT));
        guards.define(new GuardPolicy(List.of(), false), CLERK);
        assertThat(guards.refer(anna, again, GOLD, 10, null, GIFT, CLERK).receipt())
                .isNotNull();
        assertThat(points(anna)).isEqualTo(20);
    }

    @Test
    void whoGuessesCodesIsStoppedAndWhoUsesRealOnesIsNot() {
        limits(new VelocityLimit("guesses", Measure.COUPON_FAILURES, Subject.SOURCE, DAY, 3));
        shop.coupons().define(CouponCampaign.of("ten", Discount.percent("10")), CLERK);
        String real = shop.coupons().issue("ten", 1, null, CLERK).codes().get(0).printed();
        Random random = new Random(7);
        for (int i = 0; i < 3; i++) {
            String guess = SecretCode.random(random).printed();
            assertThat(refused(() -> reserve(guess, "device-1"))).isInstanceOf(CouponsRefused.class);
        }

        assertThat(refused(() -> reserve(real, "device-1"))).isEqualTo(new TooManyTries("guesses", DAY));
        assertThat(reserve(real, "device-2")).isEqualTo(1);
        clock.turnBy(DAY.plus(Duration.ofHours(1)));
        assertThat(reserve(real, "device-1")).isEqualTo(1);
    }

    /** Anna's 90 of 100 and Ben's count as one while they are; so do the codes that they guess. */
    @Test
    void limitsCountMergedCustomersAsOne() {
        limits(
                new VelocityLimit("daily", Measure.POINTS, Subject.CUSTOMER, DAY, 100),
                new VelocityLimit("guesses", Measure.COUPON_FAILURES, Subject.CUSTOMER, DAY, 3));
        assertThat(earn(anna, 90, null).receipt()).isNotNull();
        Random random = new Random(7);
        guess(anna, random);
        guess(anna, random);
        shop.loyaltyMerges().merge("m", anna, ben, CLERK);

        EarningReview review = earn(ben, 20, null).review();
        assertThat(review.reasons()).containsExactly(new ReviewReason(Sign.OVER_LIMIT, "daily: 110 of 100 in PT24H"));
        assertThat(earn(anna, 10, null).receipt()).isNotNull();
        guess(anna, random);
        TooManyTries tooMany = new TooManyTries("guesses", DAY);
        assertThat(refused(() -> reserve("any", anna, null))).isEqualTo(tooMany);
        assertThat(refused(() -> reserve("any", ben, null))).isEqualTo(tooMany);
        shop.loyaltyMerges().undo("m", CLERK);
        assertThat(earn(ben, 90, null).receipt()).isNotNull();
        assertThat(earn(anna, 11, null).review()).isNotNull();
    }

    private void guess(CustomerId customer, Random random) {
        String guess = SecretCode.random(random).printed();
        assertThat(refused(() -> reserve(guess, customer, null))).isInstanceOf(CouponsRefused.class);
    }

    private int reserve(String code, String source) {
        return reserve(code, null, source);
    }

    private int reserve(String code, @Nullable CustomerId customer, @Nullable String source) {
        List<PurchaseLine> lines = List.of(new PurchaseLine("A", null, null, 1, Money.of("9.99", "EUR")));
        return guards.reserve("checkout", List.of(code), customer, lines, Duration.ofMinutes(5), source, CLERK)
                .coupons()
                .size();
    }

    @Test
    void aKeyGivesTheFirstOutcomeAgainAndCountsOnce() {
        limits(new VelocityLimit("twice", Measure.EARNINGS, Subject.CUSTOMER, DAY, 2));
        By once = CLERK.once("request-1");

        GuardedEarning first = guards.earn(anna, GOLD, 10, null, GIFT, once);
        assertThat(guards.earn(anna, GOLD, 10, null, GIFT, once)).isEqualTo(first);

        assertThat(earn(anna, 10, null).receipt()).isNotNull();
        assertThat(earn(anna, 10, null).review()).isNotNull();
    }

    @Test
    void limitsAreDataAndBadOnesAreNamed() {
        GuardPolicy policy =
                new GuardPolicy(List.of(new VelocityLimit("d", Measure.POINTS, Subject.SOURCE, DAY, 5)), true);
        String json = """
                {"limits":[{"id":"d","measure":"POINTS","subject":"SOURCE","period":"PT24H","most":5}],\
                "reviewSelfReferral":true}""";
        assertThat(CrmJson.mapper().writeValueAsString(policy)).isEqualTo(json);
        assertThat(CrmJson.mapper().readValue(json, GuardPolicy.class)).isEqualTo(policy);

        VelocityLimit limit = policy.limits().get(0);
        assertThatThrownBy(() -> new GuardPolicy(List.of(limit, limit), true))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("guard.limits");
        assertThatThrownBy(() -> new VelocityLimit("d", Measure.POINTS, Subject.SOURCE, Duration.ZERO, 5))
                .hasMessageContaining("limit.period");
        assertThatThrownBy(() -> new VelocityLimit("d", Measure.POINTS, Subject.SOURCE, DAY, 0))
                .hasMessageContaining("limit.most");
    }
}
