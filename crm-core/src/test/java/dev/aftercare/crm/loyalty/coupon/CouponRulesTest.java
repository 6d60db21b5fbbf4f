package dev.aftercare.crm.loyalty.coupon;

import static dev.aftercare.crm.loyalty.coupon.Baskets.NOW;
import static dev.aftercare.crm.loyalty.coupon.Baskets.euro;
import static dev.aftercare.crm.loyalty.coupon.Baskets.euros;
import static dev.aftercare.crm.loyalty.coupon.Baskets.line;
import static dev.aftercare.crm.loyalty.coupon.Baskets.tenPercent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.loyalty.coupon.CouponRefusal.Reason;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CouponRulesTest {

    private static final List<PurchaseLine> THIRDS =
            List.of(line("A", "tea", "3.33"), line("B", "tea", "3.33"), line("C", "pots", "3.34"));

    private static CouponQuote quote(List<PurchaseLine> lines, CouponCampaign... campaigns) {
        return CouponRules.quote(
                IntStream.range(0, campaigns.length)
                        .mapToObj(i -> new OfferedCoupon("C" + i, campaigns[i]))
                        .toList(),
                lines,
                NOW);
    }

    private static Reason refused(List<PurchaseLine> lines, CouponCampaign campaign) {
        CouponQuote quote = quote(lines, campaign);
        assertThat(quote.coupons()).isEmpty();
        assertThat(quote.discount()).isEqualTo(Money.zero(quote.discount().currency()));
        assertThat(quote.refusals()).hasSize(1);
        return quote.refusals().get(0).reason();
    }

    @Test
    void aShareIsRoundedOnceAndDividedToTheLastCent() {
        CouponQuote quote = quote(THIRDS, CouponCampaign.of("half", Discount.percent("33.3333")));

        // 10.00 * 0.333333 = 3.33; rounded down 1.10, 1.10 and 1.11; the two cents left go to the two that lost most.
        assertThat(quote.discount()).isEqualTo(euro("3.33"));
        assertThat(quote.lines()).isEqualTo(euros("1.11", "1.11", "1.11"));
    }

    @Test
    void halfACentGoesWhereTheRoundingSays() {
        List<PurchaseLine> lines = List.of(line("A", null, "0.25"));

        assertThat(quote(lines, tenPercent()).discount()).isEqualTo(euro("0.03"));
        Discount down = Discount.percent("10").rounded(RoundingMode.HALF_DOWN);
        assertThat(quote(lines, CouponCampaign.of("down", down)).discount()).isEqualTo(euro("0.02"));
    }

    @Test
    void anAmountIsNeverMoreThanTheGoodsCost() {
        CouponQuote quote = quote(THIRDS, CouponCampaign.of("big", Discount.amount(euro("25"))));

        assertThat(quote.discount()).isEqualTo(euro("10.00"));
        assertThat(quote.lines()).isEqualTo(euros("3.33", "3.33", "3.34"));
    }

    @Test
    void aShareStopsAtItsLimit() {
        CouponCampaign campaign =
                CouponCampaign.of("capped", Discount.percent("50").upTo(euro("2")));

        assertThat(quote(THIRDS, campaign).discount()).isEqualTo(euro("2.00"));
        assertThat(quote(List.of(line("A", null, "4.00")), campaign).discount()).isEqualTo(euro("2.00"));
        assertThat(quote(List.of(line("A", null, "3.98")), campaign).discount()).isEqualTo(euro("1.99"));
    }

    @Test
    void onlyItsGoodsAreCheaper() {
        CouponQuote quote = quote(THIRDS, tenPercent().withGoods(Goods.ofCategories("tea")));

        assertThat(quote.lines()).isEqualTo(euros("0.34", "0.33", "0.00"));
        assertThat(refused(THIRDS, tenPercent().withGoods(Goods.ofCategories("cups"))))
                .isEqualTo(Reason.NO_GOODS);
    }

    @Test
    void whatIsExcludedStaysExcluded() {
        Goods goods = Goods.ofCategories("tea").exceptSkus("A");
        assertThat(quote(THIRDS, tenPercent().withGoods(goods)).lines()).isEqualTo(euros("0.00", "0.33", "0.00"));
        Goods allButTea = Goods.ALL.exceptCategories("tea");
        assertThat(quote(THIRDS, tenPercent().withGoods(allButTea)).lines()).isEqualTo(euros("0.00", "0.00", "0.33"));
    }

    @Test
    void theMinimumItselfIsEnoughAndACentLessIsNot() {
        MinimumSpend ofOrder = new MinimumSpend(euro("10.00"), MinimumSpend.Basis.ORDER);
        MinimumSpend ofGoods = new MinimumSpend(euro("6.66"), MinimumSpend.Basis.GOODS);
        CouponCampaign tea = tenPercent().withGoods(Goods.ofCategories("tea"));

        assertThat(quote(THIRDS, tea.withMinimum(ofOrder)).refusals()).isEmpty();
        assertThat(quote(THIRDS, tea.withMinimum(ofGoods)).refusals()).isEmpty();
        CouponQuote below = quote(THIRDS, tea.withMinimum(new MinimumSpend(euro("6.67"), MinimumSpend.Basis.GOODS)));
        assertThat(below.refusals())
                .containsExactly(new CouponRefusal("C0", Reason.BELOW_MINIMUM, "at least 6.67 EUR, 0.01 EUR more"));
    }

    @Test
    void theWindowBeginsWithItsFirstInstantAndEndsBeforeItsLast() {
        assertThat(refused(THIRDS, tenPercent().withWindow(NOW.plusSeconds(1), null)))
                .isEqualTo(Reason.NOT_YET_VALID);
        assertThat(refused(THIRDS, tenPercent().withWindow(null, NOW))).isEqualTo(Reason.NO_LONGER_VALID);
        assertThat(quote(THIRDS, tenPercent().withWindow(NOW, NOW.plusSeconds(1)))
                        .refusals())
                .isEmpty();
    }

    @Test
    void anotherCurrencyIsRefusedAndNotConverted() {
        List<PurchaseLine> yen = List.of(new PurchaseLine("A", null, null, 1, Money.of("900", "JPY")));

        assertThat(refused(yen, CouponCampaign.of("five", Discount.amount(euro("5")))))
                .isEqualTo(Reason.OTHER_CURRENCY);
        assertThat(quote(yen, tenPercent()).discount()).isEqualTo(Money.of("90", "JPY"));
    }

    @Test
    void bothMustAgreeToStandTogether() {
        CouponCampaign freely =
                CouponCampaign.of("free", Discount.amount(euro("1"))).withStacking(Stacking.FREELY, 1);
        CouponCampaign others = tenPercent().withStacking(Stacking.OTHER_CAMPAIGNS, 2);

        assertThat(quote(THIRDS, freely, others).coupons()).hasSize(2);
        assertThat(quote(THIRDS, freely, freely).coupons()).hasSize(2);
        assertThat(quote(THIRDS, others, others).refusals())
                .containsExactly(
                        new CouponRefusal("C1", Reason.NOT_TOGETHER, "an order without the coupon that comes first"));
        assertThat(quote(THIRDS, freely, tenPercent()).coupons()).hasSize(1);
    }

    @Test
    void eachCountsOnWhatThoseBeforeItLeft() {
        CouponCampaign amount =
                CouponCampaign.of("five", Discount.amount(euro("5"))).withStacking(Stacking.FREELY, 2);
        CouponCampaign share = tenPercent().withStacking(Stacking.FREELY, 1);

        // 10.00 - 10 % = 9.00, less 5.00; and the other way round 5.00 - 10 % = 4.50.
        assertThat(quote(THIRDS, amount, share).discount()).isEqualTo(euro("6.00"));
        assertThat(quote(THIRDS, amount.withStacking(Stacking.FREELY, 0), share).discount())
                .isEqualTo(euro("5.50"));
    }

    @Test
    void aCouponThatWouldTakeNothingOffIsRefused() {
        CouponCampaign all = CouponCampaign.of("all", Discount.percent("100")).withStacking(Stacking.FREELY, 1);

        assertThat(quote(THIRDS, all, all).refusals())
                .extracting(CouponRefusal::reason)
                .containsExactly(Reason.NO_EFFECT);
        assertThat(refused(List.of(line("A", null, "0.04")), tenPercent())).isEqualTo(Reason.NO_EFFECT);
    }

    @Test
    void anOrderWithoutLinesOrOfTwoCurrenciesIsMalformed() {
        List<PurchaseLine> mixed =
                List.of(line("A", null, "1"), new PurchaseLine("B", null, null, 1, Money.of("1", "CNY")));

        assertThatThrownBy(() -> quote(List.of(), tenPercent())).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> quote(mixed, tenPercent())).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Discount.percent("100.0001")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Discount.percent("0")).isInstanceOf(InvalidInputException.class);
    }

    /** Tea for 30 and a pot for 20, 10 off all by the coupon that comes first: 6 of it on tea, so 24 of 40 are left. */
    @ParameterizedTest
    @CsvSource({
        "ORDER, 50, true", "ORDER, 50.01, false",
        "GOODS, 30, true", "GOODS, 30.01, false",
        "ORDER_AFTER_OTHERS, 40, true", "ORDER_AFTER_OTHERS, 40.01, false",
        "GOODS_AFTER_OTHERS, 24, true", "GOODS_AFTER_OTHERS, 24.01, false"
    })
    void aMinimumIsOfTheOrderOrOfGoodsBeforeOrAfterOtherCoupons(MinimumSpend.Basis of, String minimum, boolean counts) {
        List<PurchaseLine> lines = List.of(line("A", "tea", "30"), line("B", "pots", "20"));
        CouponCampaign first =
                CouponCampaign.of("first", Discount.amount(euro("10"))).withStacking(Stacking.FREELY, 1);
        CouponCampaign tea = CouponCampaign.of("tea", Discount.amount(euro("5")))
                .withGoods(Goods.ofCategories("tea"))
                .withMinimum(new MinimumSpend(euro(minimum), of))
                .withStacking(Stacking.FREELY, 2);

        CouponQuote quote = quote(lines, tea, first);
        assertThat(quote.discount()).isEqualTo(euro(counts ? "15.00" : "10.00"));
        assertThat(quote.refusals())
                .extracting(CouponRefusal::reason)
                .isEqualTo(counts ? List.of() : List.of(Reason.BELOW_MINIMUM));
    }
}
