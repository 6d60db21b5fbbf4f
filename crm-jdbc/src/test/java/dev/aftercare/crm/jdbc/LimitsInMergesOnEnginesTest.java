package dev.aftercare.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.loyalty.Programme;
import dev.aftercare.crm.loyalty.Rate;
import dev.aftercare.crm.loyalty.coupon.CouponCampaign;
import dev.aftercare.crm.loyalty.coupon.CouponLimits;
import dev.aftercare.crm.loyalty.coupon.Discount;
import dev.aftercare.crm.loyalty.credit.CreditEntry;
import dev.aftercare.crm.loyalty.draw.Draw;
import dev.aftercare.crm.loyalty.draw.Prize;
import dev.aftercare.crm.loyalty.guard.GuardPolicy;
import dev.aftercare.crm.loyalty.guard.VelocityLimit;
import dev.aftercare.crm.loyalty.guard.VelocityLimit.Measure;
import dev.aftercare.crm.loyalty.guard.VelocityLimit.Subject;
import dev.aftercare.crm.loyalty.partner.PartnerBenefit;
import dev.aftercare.crm.loyalty.reward.Reward;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A customer takes what each may have once, and is merged into another meanwhile, who then takes it, too: of the two one gets it, between
 * whatever statements that comes.
 */
class LimitsInMergesOnEnginesTest {

    private static final By CLERK = By.agent("clerk");
    private static final Cause GIFT = new Cause("gift", "welcome");
    private static final ProgrammeId GOLD = new ProgrammeId("gold");

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(1));

    private int round;

    /** Takes what there is once for each customer. */
    private interface Taking {
        void by(Shop node, CustomerId customer);
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void whoAreOneByThenGetItOnce(Databases database) throws Exception {
        try (Meetings meetings = new Meetings(database)) {
            define(meetings.shop());
            meetings.everywhere(shop -> meeting(shop, coupons(shop)));
            meetings.everywhere(
                    shop -> meeting(shop, (node, customer) -> node.draws().enter(customer, "raffle", CLERK)));
            meetings.everywhere(shop ->
                    meeting(shop, (node, customer) -> node.partnerBenefits().claim(customer, "gym", CLERK)));
        }
    }

    /** The first credit of one who is merged meanwhile: there is nothing yet that the merge could move. */
    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void creditIsWithTheOneWhoHasTheLoyalty(Databases database) throws Exception {
        Money five = Money.of("5", "EUR");
        try (Meetings meetings = new Meetings(database)) {
            meetings.everywhere(shop -> {
                int number = round++;
                CustomerId anna = register(shop, "anna" + number);
                CustomerId ben = register(shop, "ben" + number);
                return new Meetings.Pair(
                        node -> node.credit().issue(anna, five, null, GIFT, CLERK),
                        node -> node.loyaltyMerges().merge("m" + number, anna, ben, CLERK),
                        (first, second) ->
                                assertThat(shop.credit().balance(ben, "EUR")).isEqualTo(five));
            });
            assertThat(meetings.shop().credit().verifyBooks("EUR").balanced()).isTrue();
        }
    }

    /** What comes back into an account that has nothing left: a merge has nothing to move there. */
    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void refundedCreditIsWithTheOneWhoHasTheLoyalty(Databases database) throws Exception {
        Money five = Money.of("5", "EUR");
        try (Meetings meetings = new Meetings(database)) {
            meetings.everywhere(shop -> {
                Spent spent = new Spent(shop, round++);
                return new Meetings.Pair(
                        spent::refund,
                        node -> spent.merge(node, spent.anna(), spent.ben()),
                        (first, second) -> spent.isWith(spent.ben(), five));
            });
            meetings.everywhere(shop -> {
                Spent spent = new Spent(shop, round++);
                spent.merge(shop, spent.anna(), spent.ben());
                return new Meetings.Pair(
                        spent::refund,
                        node -> spent.merge(node, spent.ben(), spent.carl()),
                        (first, second) -> spent.isWith(spent.carl(), five));
            });
            meetings.everywhere(shop -> {
                Spent spent = new Spent(shop, round++);
                spent.merge(shop, spent.anna(), spent.ben());
                return new Meetings.Pair(
                        spent::refund,
                        node -> spent.undo(node, spent.anna()),
                        (first, second) -> spent.isWith(spent.anna(), five));
            });
            assertThat(meetings.shop().credit().verifyBooks("EUR").balanced()).isTrue();
        }
    }

    /** The first points of one who is merged meanwhile. */
    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void pointsAreWithTheOneWhoHasTheLoyalty(Databases database) throws Exception {
        try (Meetings meetings = new Meetings(database)) {
            define(meetings.shop());
            meetings.everywhere(shop -> {
                int number = round++;
                CustomerId anna = register(shop, "anna" + number);
                CustomerId ben = register(shop, "ben" + number);
                return new Meetings.Pair(
                        node -> node.loyalty().earn(anna, GOLD, 10, GIFT, CLERK),
                        node -> node.loyaltyMerges().merge("m" + number, anna, ben, CLERK),
                        (first, second) -> assertThat(
                                        shop.loyalty().balance(ben, GOLD).available())
                                .isEqualTo(10));
            });
            assertThat(meetings.shop().loyalty().verifyBooks(GOLD).balanced()).isTrue();
        }
    }

    /** The same where it costs points, which the merge moves. */
    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void whoAreOneByThenPayForItOnce(Databases database) throws Exception {
        try (Meetings meetings = new Meetings(database)) {
            define(meetings.shop());
            meetings.everywhere(
                    shop -> paid(shop, (node, customer) -> node.rewards().redeem(customer, "cap", CLERK)));
            meetings.everywhere(
                    shop -> paid(shop, (node, customer) -> node.draws().enter(customer, "gala", CLERK)));
            meetings.everywhere(shop ->
                    paid(shop, (node, customer) -> node.partnerBenefits().claim(customer, "spa", CLERK)));
            assertThat(meetings.shop().loyalty().verifyBooks(GOLD).balanced()).isTrue();
        }
    }

    /** One earning a day: of the two one is given, and the other waits for review. */
    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void earningsOfOneStayWithinOneLimit(Databases database) throws Exception {
        try (Meetings meetings = new Meetings(database)) {
            define(meetings.shop());
            VelocityLimit daily = new VelocityLimit("daily", Measure.EARNINGS, Subject.CUSTOMER, Duration.ofDays(1), 1);
            meetings.shop().guards().define(new GuardPolicy(List.of(daily), false), CLERK);
            meetings.everywhere(shop -> {
                int number = round++;
                CustomerId anna = register(shop, "anna" + number);
                CustomerId ben = register(shop, "ben" + number);
                return new Meetings.Pair(
                        node -> node.guards().earn(anna, GOLD, 10, null, GIFT, CLERK),
                        node -> {
                            node.loyaltyMerges().merge("m" + number, anna, ben, CLERK);
                            node.guards().earn(ben, GOLD, 10, null, GIFT, CLERK);
                        },
                        (first, second) -> assertThat(
                                        shop.loyalty().balance(ben, GOLD).available())
                                .isEqualTo(10));
            });
        }
    }

    /** Two pieces, and one win for each: whose are both entries wins once, whatever is merged while they are picked. */
    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void whoAreOneByThenWinOnce(Databases database) throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(START);
        try (Meetings meetings = new Meetings(database, now::get)) {
            meetings.everywhere(shop -> {
                CustomerId anna = register(shop, "anna" + round);
                CustomerId ben = register(shop, "ben" + round);
                return drawn(shop, now, List.of(anna, anna), anna, ben);
            });
            meetings.everywhere(shop -> {
                CustomerId anna = register(shop, "anna" + round);
                CustomerId ben = register(shop, "ben" + round);
                shop.loyaltyMerges().merge("one" + round, anna, ben, CLERK);
                CustomerId carl = register(shop, "carl" + round);
                return drawn(shop, now, List.of(anna, ben), ben, carl);
            });
        }
    }

    /** A draw is held while one customer is merged into another. */
    private Meetings.Pair drawn(
            Shop shop, AtomicReference<Instant> now, List<CustomerId> entries, CustomerId from, CustomerId into) {
        int number = round++;
        String draw = "draw" + number;
        now.set(START);
        shop.draws().define(Draw.of(draw, GOLD, START, END, new Prize("mug", 2)), CLERK);
        entries.forEach(customer -> shop.draws().enter(customer, draw, CLERK));
        now.set(END);
        return new Meetings.Pair(
                node -> node.draws().hold(draw, CLERK),
                node -> node.loyaltyMerges().merge("m" + number, from, into, CLERK),
                (first, second) -> assertThat(
                                shop.draws().find(draw).orElseThrow().wins())
                        .as("meeting " + number)
                        .isEqualTo(1));
    }

    private static void define(Shop shop) {
        Rate rate = Rate.of(1, Money.of("1", "EUR"));
        shop.loyalty().define(Programme.builder("gold").earning(rate).build(), CLERK);
        shop.coupons()
                .define(
                        CouponCampaign.of("spring", Discount.percent("10"))
                                .withLimits(new CouponLimits(1_000, null, 1L)),
                        CLERK);
        Instant now = Instant.now();
        Draw raffle = Draw.of(
                        "raffle",
                        GOLD,
                        now.minus(Duration.ofDays(1)),
                        now.plus(Duration.ofDays(1)),
                        new Prize("mug", 1))
                .withLimit(1);
        shop.draws().define(raffle, CLERK);
        shop.partnerBenefits()
                .define(
                        PartnerBenefit.of("gym", "Gym", "An hour")
                                .withoutCodes()
                                .withLimit(1),
                        CLERK);
        shop.rewards().define(Reward.of("cap", GOLD, 10).withoutStock().withLimit(1), CLERK);
        Draw gala = Draw.of("gala", GOLD, raffle.from(), raffle.until(), new Prize("mug", 1))
                .withPrice(10)
                .withLimit(1);
        shop.draws().define(gala, CLERK);
        shop.partnerBenefits()
                .define(
                        PartnerBenefit.of("spa", "Spa", "An hour")
                                .withoutCodes()
                                .withPrice(GOLD, 10)
                                .withLimit(1),
                        CLERK);
    }

    private Taking coupons(Shop shop) {
        String code =
                shop.coupons().issue("spring", 1, null, CLERK).codes().get(0).printed();
        List<PurchaseLine> cart = List.of(new PurchaseLine("A", null, null, 1, Money.of("9.99", "EUR")));
        return (node, customer) -> node.coupons()
                .reserve("c" + customer.value(), List.of(code), customer, cart, Duration.ofMinutes(5), CLERK);
    }

    private Meetings.Pair meeting(Shop shop, Taking taking) {
        return meeting(shop, taking, 0);
    }

    private Meetings.Pair meeting(Shop shop, Taking taking, long points) {
        int number = round++;
        CustomerId anna = register(shop, "anna" + number);
        CustomerId ben = register(shop, "ben" + number);
        if (points > 0) {
            shop.loyalty().earn(anna, GOLD, points, GIFT, CLERK);
            shop.loyalty().earn(ben, GOLD, points, GIFT, CLERK);
        }
        return new Meetings.Pair(
                node -> taking.by(node, anna),
                node -> {
                    node.loyaltyMerges().merge("m" + number, anna, ben, CLERK);
                    taking.by(node, ben);
                },
                (first, second) -> assertThat(List.of(first, second))
                        .as("meeting " + number)
                        .containsExactlyInAnyOrder(true, false));
    }

    /** Both have the points that it costs. */
    private Meetings.Pair paid(Shop shop, Taking taking) {
        return meeting(shop, taking, 10);
    }

    /** Five euros of credit that were given and spent. */
    private record Spent(Shop shop, CustomerId anna, CustomerId ben, CustomerId carl, CreditEntry entry) {
        Spent(Shop shop, int number) {
            this(
                    shop,
                    register(shop, "anna" + number),
                    register(shop, "ben" + number),
                    register(shop, "carl" + number));
        }

        private Spent(Shop shop, CustomerId anna, CustomerId ben, CustomerId carl) {
            this(shop, anna, ben, carl, spent(shop, anna));
        }

        private static CreditEntry spent(Shop shop, CustomerId anna) {
            Money five = Money.of("5", "EUR");
            shop.credit().issue(anna, five, null, GIFT, CLERK);
            return shop.credit().redeem(anna, five, GIFT, CLERK);
        }

        void refund(Shop node) {
            node.credit().refund(entry.account(), entry.sequence(), Money.of("5", "EUR"), null, GIFT, CLERK);
        }

        void merge(Shop node, CustomerId from, CustomerId into) {
            node.loyaltyMerges().merge("m" + from.value(), from, into, CLERK);
        }

        void undo(Shop node, CustomerId from) {
            node.loyaltyMerges().undo("m" + from.value(), CLERK);
        }

        void isWith(CustomerId customer, Money amount) {
            assertThat(shop.credit().balance(customer, "EUR")).isEqualTo(amount);
        }
    }

    private static CustomerId register(Shop shop, String name) {
        return shop.customers().register(Identity.shopUser(name), CLERK).id();
    }
}
