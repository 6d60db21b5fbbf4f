package dev.aftercare.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.loyalty.Programme;
import dev.aftercare.crm.loyalty.Rate;
import dev.aftercare.crm.loyalty.coupon.CouponCampaign;
import dev.aftercare.crm.loyalty.coupon.CouponLimits;
import dev.aftercare.crm.loyalty.coupon.Discount;
import dev.aftercare.crm.loyalty.draw.Draw;
import dev.aftercare.crm.loyalty.draw.Prize;
import dev.aftercare.crm.loyalty.partner.PartnerBenefit;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    }

    private Taking coupons(Shop shop) {
        String code =
                shop.coupons().issue("spring", 1, null, CLERK).codes().get(0).printed();
        List<PurchaseLine> cart = List.of(new PurchaseLine("A", null, null, 1, Money.of("9.99", "EUR")));
        return (node, customer) -> node.coupons()
                .reserve("c" + customer.value(), List.of(code), customer, cart, Duration.ofMinutes(5), CLERK);
    }

    private Meetings.Pair meeting(Shop shop, Taking taking) {
        int number = round++;
        CustomerId anna = register(shop, "anna" + number);
        CustomerId ben = register(shop, "ben" + number);
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

    private static CustomerId register(Shop shop, String name) {
        return shop.customers().register(Identity.shopUser(name), CLERK).id();
    }
}
