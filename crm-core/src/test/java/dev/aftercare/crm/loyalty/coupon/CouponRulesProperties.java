package dev.aftercare.crm.loyalty.coupon;

import static dev.aftercare.crm.loyalty.coupon.Baskets.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CouponRulesProperties {

    @Property(tries = 500)
    void whateverIsLaidOnAnOrderTheCentsAddUp(
            @ForAll("orders") List<PurchaseLine> lines, @ForAll("coupons") List<CouponCampaign> campaigns) {
        List<OfferedCoupon> offered = new ArrayList<>();
        campaigns.forEach(campaign -> offered.add(new OfferedCoupon("C" + offered.size(), campaign)));

        CouponQuote quote = CouponRules.quote(offered, lines, NOW);

        assertThat(quote.coupons().size() + quote.refusals().size()).isEqualTo(campaigns.size());
        assertThat(Cart.sum(quote.lines())).isEqualTo(quote.discount());
        for (int i = 0; i < lines.size(); i++) {
            assertThat(quote.lines().get(i))
                    .isBetween(Money.of("0", "EUR"), lines.get(i).amount());
        }
        for (CouponShare share : quote.coupons()) {
            CouponCampaign campaign =
                    campaigns.get(Integer.parseInt(share.coupon().substring(1)));
            assertThat(Cart.sum(share.lines())).isEqualTo(share.discount());
            for (int i = 0; i < lines.size(); i++) {
                assertThat(share.lines().get(i).amount().signum())
                        .isBetween(0, campaign.goods().include(lines.get(i)) ? 1 : 0);
            }
        }
        if (quote.coupons().size() > 1) {
            assertThat(quote.coupons())
                    .allMatch(share -> campaigns
                                    .get(Integer.parseInt(share.coupon().substring(1)))
                                    .stacking()
                            != Stacking.ALONE);
        }
    }

    @Property(tries = 500)
    void aPartIsWithinACentOfItsTrueShare(
            @ForAll("orders") List<PurchaseLine> lines, @ForAll("percents") BigDecimal percent) {
        Discount discount = new Discount(percent, null, null, RoundingMode.HALF_UP);
        List<Money> weights = lines.stream().map(PurchaseLine::amount).toList();
        Money sum = Cart.sum(weights);
        Money off = discount.of(sum);

        List<Money> parts = Apportionment.of(off, weights);

        BigDecimal exactOff = sum.amount().multiply(percent).movePointLeft(2);
        assertThat(off.amount().subtract(exactOff).abs()).isLessThanOrEqualTo(new BigDecimal("0.005"));
        for (int i = 0; i < parts.size() && sum.amount().signum() > 0; i++) {
            BigDecimal scaled = parts.get(i).amount().multiply(sum.amount());
            BigDecimal exact = off.amount().multiply(weights.get(i).amount());
            assertThat(scaled.subtract(exact).abs()).isLessThan(new BigDecimal("0.01").multiply(sum.amount()));
        }
    }

    @Provide
    Arbitrary<List<PurchaseLine>> orders() {
        Arbitrary<Money> amounts = Arbitraries.longs()
                .between(0, 99_999)
                .map(cents -> Money.of(BigDecimal.valueOf(cents, 2).toString(), "EUR"));
        return Combinators.combine(Arbitraries.of("A", "B", "C"), Arbitraries.of("tea", "pots"), amounts)
                .as((sku, category, amount) -> new PurchaseLine(sku, null, category, 1, amount))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<CouponCampaign>> coupons() {
        Arbitrary<Discount> discounts = Arbitraries.oneOf(
                percents().map(percent -> new Discount(percent, null, null, RoundingMode.HALF_EVEN)),
                Arbitraries.integers().between(1, 500).map(euros -> Discount.amount(Money.of("" + euros, "EUR"))));
        Arbitrary<Goods> goods =
                Arbitraries.of(Goods.ALL, Goods.ofCategories("tea"), Goods.ofSkus("A", "B"), Goods.ALL.exceptSkus("C"));
        return Combinators.combine(
                        Arbitraries.of("one", "two", "three"),
                        discounts,
                        goods,
                        Arbitraries.of(Stacking.values()),
                        Arbitraries.integers().between(0, 3))
                .as((id, discount, which, stacking, priority) ->
                        CouponCampaign.of(id, discount).withGoods(which).withStacking(stacking, priority))
                .list()
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<BigDecimal> percents() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("0.0001"), new BigDecimal("100"))
                .ofScale(4);
    }
}
