package dev.aftercare.crm.jdbc;

import static dev.aftercare.crm.jdbc.ShopAtWork.CLERK;
import static dev.aftercare.crm.jdbc.ShopAtWork.GOLD;
import static dev.aftercare.crm.jdbc.ShopAtWork.WHY;

import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.loyalty.BonusRule;
import dev.aftercare.crm.loyalty.FixedPoints;
import dev.aftercare.crm.loyalty.MaturityRule;
import dev.aftercare.crm.loyalty.Programme;
import dev.aftercare.crm.loyalty.Rate;
import dev.aftercare.crm.loyalty.condition.Activity;
import dev.aftercare.crm.loyalty.condition.OnActivity;
import dev.aftercare.crm.loyalty.coupon.CouponCampaign;
import dev.aftercare.crm.loyalty.coupon.CouponLimits;
import dev.aftercare.crm.loyalty.coupon.CouponReservation;
import dev.aftercare.crm.loyalty.coupon.Discount;
import dev.aftercare.crm.loyalty.draw.Draw;
import dev.aftercare.crm.loyalty.draw.Prize;
import dev.aftercare.crm.loyalty.guard.GuardPolicy;
import dev.aftercare.crm.loyalty.guard.VelocityLimit;
import dev.aftercare.crm.loyalty.guard.VelocityLimit.Measure;
import dev.aftercare.crm.loyalty.guard.VelocityLimit.Subject;
import dev.aftercare.crm.loyalty.partner.PartnerBenefit;
import dev.aftercare.crm.loyalty.reward.Reward;
import dev.aftercare.crm.loyalty.tier.Downgrade;
import dev.aftercare.crm.loyalty.tier.Qualification;
import dev.aftercare.crm.loyalty.tier.TierLevel;
import dev.aftercare.crm.loyalty.tier.TierProgramme;
import dev.aftercare.crm.loyalty.tier.TierWindow;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/** What lies at the till of a {@link ShopAtWork}: coupons, credit, rewards and tiers, each with its beginning. */
final class TillAtWork {

    static final CouponCampaign SPRING =
            CouponCampaign.of("spring", Discount.percent("10")).withLimits(new CouponLimits(1_000, null, null));
    static final TierProgramme CLUB = TierProgramme.of(
            "club",
            Qualification.spend("EUR"),
            TierWindow.rolling(Period.ofDays(90)),
            TierLevel.of("Bronze", "0", "1"),
            TierLevel.of("Silver", "20", "1.25"));
    static final List<PurchaseLine> CART =
            List.of(PurchaseLine.of("TEA", "Jasmine tea", 2, new BigDecimal("25.00"), "EUR"));

    static final PartnerBenefit TEA_HOUSE = PartnerBenefit.of("tea", "Tea house", "A cup of tea")
            .withPrice(GOLD, 5)
            .withLimit(5);
    static final Draw RAFFLE = raffle("raffle").withPrice(5);
    static final Draw LOTTERY = raffle("lottery").withPrice(5);

    static final ProgrammeId PATIENT = new ProgrammeId("patient");
    static final long TOO_MANY = 1_000;
    static final GuardPolicy LIMITS = new GuardPolicy(
            List.of(new VelocityLimit("points", Measure.POINTS, Subject.CUSTOMER, Duration.ofDays(1), TOO_MANY - 1)),
            true);

    final String code;
    final String card;
    final String cardAccount;
    final String creditAccount;
    final long redemption;
    final String ordered;
    final String fulfilled;
    final String review;

    private final Shop shop;
    private final CustomerId mei;
    private final Purchase order;
    private final CustomerId jo;

    TillAtWork(ShopAtWork work) {
        this.shop = work.shop;
        this.mei = work.mei;
        this.order = work.order("1001", 4);
        this.jo = work.jo;
        shop.coupons().define(SPRING, CLERK);
        work.useCodes(1);
        code = shop.coupons().issue("spring", 1, null, CLERK).codes().get(0).printed();
        reserve("held");
        reserve("used");
        shop.coupons().confirm("used", CLERK);
        creditAccount = shop.credit().issue(mei, eur("50"), null, WHY, CLERK).account();
        redemption = shop.credit().redeem(mei, eur("5"), WHY, CLERK).sequence();
        work.useCodes(2);
        var issued = shop.credit().issueCard(eur("50"), null, WHY, CLERK);
        card = issued.code().printed();
        cardAccount = issued.account();
        shop.rewards().define(Reward.of("mug", GOLD, 10), CLERK);
        shop.rewards().restock("mug", 25, CLERK);
        ordered = shop.rewards().redeem(mei, "mug", CLERK).id();
        fulfilled = shop.rewards().redeem(mei, "mug", CLERK).id();
        shop.rewards().fulfil(fulfilled, CLERK);
        shop.partnerBenefits().define(TEA_HOUSE, CLERK);
        // So many that some are left wherever they lie.
        List<String> codes = IntStream.range(0, 40).mapToObj(i -> "A-" + i).toList();
        shop.partnerBenefits().importCodes("tea", codes, CLERK);
        shop.partnerBenefits().claim(mei, "tea", CLERK);
        for (Draw draw : List.of(RAFFLE, LOTTERY)) {
            shop.draws().define(draw, CLERK);
            shop.draws().enter(mei, draw.id(), CLERK);
        }
        shop.tiers().define(CLUB, CLERK);
        shop.guards().define(LIMITS, CLERK);
        review = Objects.requireNonNull(shop.guards()
                        .earn(mei, GOLD, TOO_MANY, null, WHY, CLERK)
                        .review())
                .id();
        work.useCodes(3);
    }

    /** For a day. */
    static Draw raffle(String id) {
        return Draw.of(id, GOLD, ShopAtWork.OPENING, ShopAtWork.days(1), new Prize("mug", 1))
                .withLimit(5);
    }

    /** The lottery will not take place, and its points are to go back. */
    void cancelLottery() {
        shop.draws().cancel("lottery", CLERK);
    }

    /** Mei is a member of a club whose periods end otherwise from now on. */
    void anotherClub() {
        shop.tiers().evaluate(mei, CLUB.id(), CLERK);
        shop.tiers().define(CLUB.withDowngrade(Downgrade.BY_MEASURE, Period.ofDays(7)), CLERK);
    }

    /** A programme that rewards reviews, and whose points wait for the parcel. */
    void patient() {
        Programme rules = Programme.builder(PATIENT.value())
                .earning(Rate.of(1, eur("1")))
                .bonus(BonusRule.named("review")
                        .when(new OnActivity(Set.of(Activity.REVIEW)))
                        .gives(FixedPoints.of(15)))
                .maturity(MaturityRule.afterDelivery(0, 30))
                .build();
        shop.loyalty().define(rules, CLERK);
    }

    /** An order whose points wait. */
    void patientOrder() {
        patient();
        shop.loyalty().earnFor(PATIENT, order, CLERK);
    }

    static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    CouponReservation reserve(String checkout) {
        return reserve(checkout, ShopAtWork.CLERK);
    }

    CouponReservation reserve(String checkout, By by) {
        return shop.coupons().reserve(checkout, List.of(code), null, CART, Duration.ofDays(6), by);
    }

    /** Mei turned out to be Jo. */
    void merge(String id) {
        shop.loyaltyMerges().merge(id, mei, jo, ShopAtWork.CLERK);
    }
}
