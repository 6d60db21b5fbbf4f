package dev.aftercare.crm.loyalty.coupon;

import dev.aftercare.crm.loyalty.coupon.CouponRefusal.Reason;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What coupons take off an order, and which may. Pure. */
public final class CouponRules {

    private CouponRules() {}

    /**
     * What coupons take off an order: by priority, of equals in the order given, each on what those before it left. A share is
     * rounded once per coupon, and divided among the lines to the last cent. Of a campaign that has a limit no more count than are left
     * of it. Minimums look at the order before any coupon, or at what
     * those before it left, as each says.
     *
     * @param coupons the coupons
     * @param lines the order's lines, at least one, all of one currency
     * @param at when
     * @return what counts, and why the rest does not
     */
    public static CouponQuote quote(List<OfferedCoupon> coupons, List<PurchaseLine> lines, Instant at) {
        Input.instant("at", at);
        List<Money> left = new ArrayList<>(
                new Cart(lines).lines().stream().map(PurchaseLine::amount).toList());
        List<OfferedCoupon> counted = new ArrayList<>();
        List<CouponShare> shares = new ArrayList<>();
        List<CouponRefusal> refusals = new ArrayList<>();
        List<OfferedCoupon> ordered = coupons.stream()
                .sorted(Comparator.comparingInt(offered -> offered.campaign().priority()))
                .toList();
        for (OfferedCoupon offered : ordered) {
            Optional<CouponRefusal> refusal = overLimit(offered, counted)
                    .or(() -> refusal(offered, lines, left, at))
                    .or(() -> notTogether(offered, counted));
            if (refusal.isEmpty()) {
                CouponShare share = share(offered, lines, left);
                if (share.discount().amount().signum() > 0) {
                    counted.add(offered);
                    shares.add(share);
                    for (int i = 0; i < left.size(); i++) {
                        left.set(i, left.get(i).minus(share.lines().get(i)));
                    }
                    continue;
                }
                refusal = Optional.of(refused(offered, Reason.NO_EFFECT, "goods that still cost something"));
            }
            refusals.add(refusal.get());
        }
        List<Money> off = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            off.add(lines.get(i).amount().minus(left.get(i)));
        }
        return new CouponQuote(Cart.sum(off), off, shares, refusals);
    }

    /** What the order itself uses of a campaign counts. */
    private static Optional<CouponRefusal> overLimit(OfferedCoupon offered, List<OfferedCoupon> counted) {
        long used = counted.stream()
                .filter(other -> other.campaign().id().equals(offered.campaign().id()))
                .count();
        if (offered.left() != null && used >= offered.left()) {
            return Optional.of(refused(offered, Reason.USED_UP, "another code"));
        }
        return offered.leftForCustomer() != null && used >= offered.leftForCustomer()
                ? Optional.of(refused(offered, Reason.CUSTOMER_LIMIT, "another code"))
                : Optional.empty();
    }

    private static Optional<CouponRefusal> refusal(
            OfferedCoupon offered, List<PurchaseLine> lines, List<Money> left, Instant at) {
        CouponCampaign campaign = offered.campaign();
        if (campaign.from() != null && at.isBefore(campaign.from())) {
            return Optional.of(refused(offered, Reason.NOT_YET_VALID, "from " + campaign.from()));
        }
        if (campaign.until() != null && !at.isBefore(campaign.until())) {
            return Optional.of(refused(offered, Reason.NO_LONGER_VALID, "before " + campaign.until()));
        }
        Money order = Cart.sum(lines.stream().map(PurchaseLine::amount).toList());
        MinimumSpend minimum = campaign.minimum();
        boolean fits = campaign.discount().fits(order)
                && (minimum == null || minimum.amount().currency().equals(order.currency()));
        if (!fits) {
            return Optional.of(refused(offered, Reason.OTHER_CURRENCY, "an order in the campaign's currency"));
        }
        if (lines.stream().noneMatch(campaign.goods()::include)) {
            return Optional.of(refused(offered, Reason.NO_GOODS, "an order with goods of the campaign"));
        }
        if (minimum != null) {
            Money spent = spent(campaign, minimum.of(), lines, left);
            if (spent.compareTo(minimum.amount()) < 0) {
                String allowed =
                        "at least " + minimum.amount() + ", " + minimum.amount().minus(spent) + " more";
                return Optional.of(refused(offered, Reason.BELOW_MINIMUM, allowed));
            }
        }
        return Optional.empty();
    }

    /** The lines are at least one, and so are the goods. */
    private static Money spent(
            CouponCampaign campaign, MinimumSpend.Basis of, List<PurchaseLine> lines, List<Money> left) {
        boolean before = of == MinimumSpend.Basis.GOODS || of == MinimumSpend.Basis.ORDER;
        boolean all = of == MinimumSpend.Basis.ORDER || of == MinimumSpend.Basis.ORDER_AFTER_OTHERS;
        List<Money> counted = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (all || campaign.goods().include(lines.get(i))) {
                counted.add(before ? lines.get(i).amount() : left.get(i));
            }
        }
        return Cart.sum(counted);
    }

    private static Optional<CouponRefusal> notTogether(OfferedCoupon offered, List<OfferedCoupon> counted) {
        Stacking own = offered.campaign().stacking();
        for (OfferedCoupon other : counted) {
            Stacking others = other.campaign().stacking();
            boolean same = other.campaign().id().equals(offered.campaign().id());
            boolean agreed = own != Stacking.ALONE
                    && others != Stacking.ALONE
                    && (!same || (own == Stacking.FREELY && others == Stacking.FREELY));
            if (!agreed) {
                return Optional.of(
                        refused(offered, Reason.NOT_TOGETHER, "an order without the coupon that comes first"));
            }
        }
        return Optional.empty();
    }

    private static CouponShare share(OfferedCoupon offered, List<PurchaseLine> lines, List<Money> left) {
        CouponCampaign campaign = offered.campaign();
        List<Money> weights = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Money amount = left.get(i);
            weights.add(campaign.goods().include(lines.get(i)) ? amount : Money.zero(amount.currency()));
        }
        Money discount = campaign.discount().of(Cart.sum(weights));
        return new CouponShare(offered.coupon(), campaign.id(), discount, Apportionment.of(discount, weights));
    }

    private static CouponRefusal refused(OfferedCoupon offered, Reason reason, String allowed) {
        return new CouponRefusal(offered.coupon(), reason, allowed);
    }
}
