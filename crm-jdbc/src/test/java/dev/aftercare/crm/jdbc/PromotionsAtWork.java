package dev.aftercare.crm.jdbc;

import static dev.aftercare.crm.jdbc.ShopAtWork.CLERK;
import static dev.aftercare.crm.jdbc.ShopAtWork.GOLD;
import static dev.aftercare.crm.jdbc.ShopAtWork.WHY;

import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.loyalty.coupon.CouponCampaign;
import dev.aftercare.crm.loyalty.coupon.CouponLimits;
import dev.aftercare.crm.loyalty.coupon.CouponReservation;
import dev.aftercare.crm.loyalty.coupon.Discount;
import dev.aftercare.crm.loyalty.credit.CreditEntry;
import dev.aftercare.crm.loyalty.credit.GiftCard;
import dev.aftercare.crm.loyalty.reward.Reward;
import dev.aftercare.crm.loyalty.reward.RewardOrder;
import dev.aftercare.crm.loyalty.tier.Qualification;
import dev.aftercare.crm.loyalty.tier.TierLevel;
import dev.aftercare.crm.loyalty.tier.TierProgramme;
import dev.aftercare.crm.loyalty.tier.TierWindow;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.time.Duration;
import java.time.Period;
import java.util.List;

/** Coupons, tiers, rewards and credit of a {@link ShopAtWork}, each begun. */
final class PromotionsAtWork {

    static final Duration HOLD = Duration.ofHours(2);
    static final Money TEN = Money.of("10", "EUR");

    /** A code that can be used many times; one order holds it, another has used it. */
    final String coupon;

    final GiftCard card;

    /** Of Mei's store credit. */
    final CreditEntry spent;

    final RewardOrder reward;

    PromotionsAtWork(Shop shop, CustomerId mei) {
        CouponCampaign many = campaign("spring").withLimits(new CouponLimits(1_000, 20L, null));
        shop.coupons().define(many, CLERK);
        coupon = shop.coupons().issue("spring", 1, null, CLERK).codes().get(0).printed();
        reserve(shop, mei, "held", CLERK);
        reserve(shop, mei, "used", CLERK);
        shop.coupons().confirm("used", CLERK);
        shop.tiers().define(club("100"), CLERK);
        shop.rewards().define(Reward.of("mug", GOLD, 60), CLERK);
        shop.rewards().restock("mug", 25, CLERK);
        reward = shop.rewards().redeem(mei, "mug", CLERK);
        shop.credit().issue(mei, Money.of("50", "EUR"), null, WHY, CLERK);
        spent = shop.credit().redeem(mei, Money.of("20", "EUR"), WHY, CLERK);
        card = shop.credit().issueCard(Money.of("50", "EUR"), ShopAtWork.days(40), WHY, CLERK);
    }

    static CouponCampaign campaign(String id) {
        return CouponCampaign.of(id, Discount.percent("10"));
    }

    static TierProgramme club(String gold) {
        return TierProgramme.of(
                "club",
                Qualification.points(GOLD),
                TierWindow.rolling(Period.ofDays(90)),
                TierLevel.of("Bronze", "0", "1"),
                TierLevel.of("Gold", gold, "1.5", "lounge"));
    }

    CouponReservation reserve(Shop shop, CustomerId mei, String checkout, By by) {
        List<PurchaseLine> lines = List.of(new PurchaseLine("TEA", null, null, 1, TEN));
        return shop.coupons().reserve(checkout, List.of(coupon), mei, lines, HOLD, by);
    }
}
