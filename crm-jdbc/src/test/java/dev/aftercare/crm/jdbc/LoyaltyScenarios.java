package dev.aftercare.crm.jdbc;

import static dev.aftercare.crm.jdbc.Scenario.once;
import static dev.aftercare.crm.jdbc.ShopAtWork.GOLD;
import static dev.aftercare.crm.jdbc.ShopAtWork.WHY;
import static dev.aftercare.crm.jdbc.ShopAtWork.days;
import static dev.aftercare.crm.jdbc.TillAtWork.eur;

import dev.aftercare.crm.loyalty.condition.Activity;
import dev.aftercare.crm.loyalty.condition.KnownFacts;
import dev.aftercare.crm.loyalty.coupon.CouponCampaign;
import dev.aftercare.crm.loyalty.coupon.Discount;
import dev.aftercare.crm.loyalty.guard.GuardPolicy;
import dev.aftercare.crm.loyalty.reward.Reward;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** The commands of earning rules, coupons, credit, rewards, partners' benefits, draws, tiers, limits against fraud, and merges. */
final class LoyaltyScenarios {

    private static final Duration SIX_DAYS = Duration.ofDays(6);

    static final List<Scenario> COMMANDS = List.of(
            once(w -> w.shop.loyalty().earning().order(GOLD, w.order("1003", 2), KnownFacts.NONE, w.by())),
            once(w -> w.shop.loyalty()
                            .earning()
                            .activity(
                                    TillAtWork.PATIENT,
                                    w.mei,
                                    new Activity(Activity.REVIEW, "r-1", days(0)),
                                    KnownFacts.NONE,
                                    w.by()))
                    .after(w -> w.till.patient()),
            once(w -> w.shop.loyalty()
                            .earning()
                            .delivered(TillAtWork.PATIENT, w.order("1001", 4).id(), days(0), w.by()))
                    .after(w -> w.till.patientOrder()),
            once(w -> w.shop.loyalty()
                            .earning()
                            .delivered(TillAtWork.PATIENT, w.order("1001", 4).id(), days(2), w.by()))
                    .after(w -> w.till.patientOrder()),
            once(w -> w.shop.coupons().define(CouponCampaign.of("summer", Discount.percent("5")), w.by())),
            once(w -> w.shop.coupons().issue("spring", 1, w.mei, w.by())),
            once(w -> w.shop.coupons().issue("spring", 1, null, days(30), w.by()))
                    .after(w -> w.useCodes(4)),
            once(w -> w.shop.coupons().issueOwn("spring", List.of("SUMMER10"), w.mei, days(30), w.by())),
            once(w -> w.shop.coupons().withdraw(w.till.code, w.by())),
            once(w -> w.till.reserve("new", w.by())),
            once(w -> w.shop.coupons().confirm("held", w.by())),
            once(w -> w.shop.coupons().cancel("held", w.by())),
            once(w -> w.shop.coupons().giveBack("used", w.by())),
            once(w -> w.shop.credit().issue(w.jo, eur("5"), days(30), WHY, w.by())),
            once(w -> w.shop.credit().issueCard(eur("25"), null, WHY, w.by())),
            once(w -> w.shop.credit().takeOverCard("OLD-CARD-1", eur("25"), days(30), "old-shop", w.by())),
            once(w -> w.shop.credit().redeem(w.mei, eur("10"), WHY, w.by())),
            once(w -> w.shop.credit().redeemCard(w.till.card, eur("10"), WHY, w.by())),
            once(w -> w.shop.credit().refund(w.till.creditAccount, w.till.redemption, eur("2"), null, WHY, w.by())),
            once(w -> w.shop.credit().takeBack(w.till.cardAccount, eur("3"), WHY, w.by())),
            once(w -> w.shop.rewards().define(Reward.of("pin", GOLD, 5), w.by())),
            once(w -> w.shop.rewards().restock("mug", 5, w.by())),
            once(w -> w.shop.rewards().redeem(w.mei, "mug", w.by())),
            once(w -> w.shop.rewards().fulfil(w.till.ordered, w.by())),
            once(w -> w.shop.rewards().cancel(w.till.ordered, w.by())),
            once(w -> w.shop.rewards().takeBack(w.till.fulfilled, w.by())),
            Scenario.again(w -> w.shop.rewards().left("mug")),
            once(w -> w.shop.partnerBenefits().define(TillAtWork.TEA_HOUSE.withLimit(6), w.by())),
            once(w -> w.shop.partnerBenefits().importCodes("tea", List.of("A-2", "B-2"), w.by())),
            once(w -> w.shop.partnerBenefits().claim(w.mei, "tea", w.by())),
            once(w -> w.shop.partnerBenefits().withdraw("tea", w.by())),
            Scenario.again(w -> w.shop.partnerBenefits().left("tea")),
            once(w -> w.shop.draws().define(TillAtWork.raffle("tombola"), w.by())),
            once(w -> w.shop.draws().enter(w.mei, "raffle", w.by())),
            once(w -> w.shop.draws().hold("raffle", w.by())).after(w -> w.turnTo(days(1))),
            once(w -> w.shop.draws().cancel("lottery", w.by())),
            Scenario.inSteps(w -> w.shop.runDue(1)).after(w -> w.till.cancelLottery()),
            Scenario.inSteps(w -> w.shop.runDue(1)).after(w -> {
                w.till.cancelLottery();
                w.shop.runDue(1);
            }),
            once(w -> w.shop.tiers().define(TillAtWork.CLUB.withZone(ZoneId.of("Asia/Shanghai")), w.by())),
            once(w -> w.shop.tiers().evaluate(w.mei, "club", w.by())),
            Scenario.inSteps(w -> w.shop.runDue(1)).after(w -> w.till.anotherClub()),
            once(w -> w.shop.guards().define(new GuardPolicy(TillAtWork.LIMITS.limits(), false), w.by())),
            once(w -> w.shop.guards().earn(w.mei, GOLD, 5, "device-1", WHY, w.by())),
            once(w -> w.shop.guards().earn(w.mei, GOLD, TillAtWork.TOO_MANY, "device-1", WHY, w.by())),
            once(w -> w.shop.guards().refer(w.mei, w.jo, GOLD, 5, null, WHY, w.by())),
            once(w -> w.shop.guards().approve(w.till.review, w.by())),
            once(w -> w.shop.guards().reject(w.till.review, w.by())),
            once(w -> w.shop.guards()
                    .reserve("guarded", List.of(w.till.code), w.mei, TillAtWork.CART, SIX_DAYS, "device-1", w.by())),
            Scenario.again(
                    w -> w.shop.guards().quote(List.of(w.till.code), w.mei, TillAtWork.CART, "device-1", w.by())),
            once(w -> w.shop.loyaltyMerges().undo("case-7", w.by())).after(w -> w.till.merge("case-7")),
            once(w -> w.shop.loyaltyMerges().merge("case-8", w.mei, w.jo, w.by())));

    private LoyaltyScenarios() {}
}
