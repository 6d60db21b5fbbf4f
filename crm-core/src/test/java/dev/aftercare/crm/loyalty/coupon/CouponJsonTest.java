package dev.aftercare.crm.loyalty.coupon;

import static dev.aftercare.crm.loyalty.coupon.Baskets.NOW;
import static dev.aftercare.crm.loyalty.coupon.Baskets.euro;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.CouponEvent;
import dev.aftercare.crm.model.loyalty.CouponRelease;
import dev.aftercare.crm.persistence.json.CrmJson;
import dev.aftercare.crm.persistence.json.EventBodies;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Texts as shops have them stored. Never change one of them: what was written once must stay readable. */
class CouponJsonTest {

    private static <T> void reads(String json, T value, Class<T> type) {
        assertThat(CrmJson.mapper().writeValueAsString(value)).isEqualTo(json);
        assertThat(CrmJson.mapper().readValue(json, type)).isEqualTo(value);
    }

    private static void reads(String type, String json, EventBody body) {
        assertThat(EventBodies.type(body)).isEqualTo(type);
        assertThat(EventBodies.encode(body)).isEqualTo(json);
        assertThat(EventBodies.decode(type, json)).isEqualTo(body);
    }

    @Test
    void aCampaign() {
        CouponCampaign campaign = CouponCampaign.of(
                        "spring", Discount.percent("12.50").upTo(euro("20")))
                .withGoods(Goods.ofCategories("tea", "pots").exceptSkus("GIFT"))
                .withMinimum(new MinimumSpend(euro("50"), MinimumSpend.Basis.GOODS))
                .withWindow(NOW, NOW.plusSeconds(60))
                .withStacking(Stacking.OTHER_CAMPAIGNS, 7)
                .withLimits(new CouponLimits(1, 500L, 2L));

        reads("""
                {"id":"spring","discount":{"percent":12.5,"atMost":{"amount":"20.00","currency":"EUR"},"rounding":"HALF_UP"},\
                "goods":{"categories":["pots","tea"],"exceptSkus":["GIFT"]},\
                "minimum":{"amount":{"amount":"50.00","currency":"EUR"},"of":"GOODS"},\
                "from":"2026-03-02T09:00:00Z","until":"2026-03-02T09:01:00Z","stacking":"OTHER_CAMPAIGNS","priority":7,\
                "limits":{"perCode":1,"inAll":500,"perCustomer":2}}""", campaign, CouponCampaign.class);
    }

    @Test
    void anIssuedCode() {
        reads(
                "{\"ending\":\"WXYZ\",\"campaign\":\"spring\",\"uses\":1,\"customer\":\"00000000-0000-0001-0000-000000000002\"}",
                new IssuedCoupon("WXYZ", "spring", 1, new CustomerId(new UUID(1, 2)), null, null),
                IssuedCoupon.class);
        reads(
                "{\"ending\":\"WXYZ\",\"campaign\":\"spring\",\"uses\":1,\"until\":\"2026-03-02T09:00:00Z\"}",
                new IssuedCoupon("WXYZ", "spring", 1, null, NOW, null),
                IssuedCoupon.class);
    }

    @Test
    void aReservation() {
        CouponReservation reservation = new CouponReservation(
                "order-1",
                null,
                CouponReservation.State.RESERVED,
                euro("4"),
                List.of(euro("4")),
                List.of(new CouponShare("WXYZ", "spring", euro("4"), List.of(euro("4")))),
                List.of(new HeldCoupon("abc", 1, 0, "spring", 3, 500L, 11, false)),
                NOW);

        reads("""
                {"checkout":"order-1","state":"RESERVED","discount":{"amount":"4.00","currency":"EUR"},\
                "lines":[{"amount":"4.00","currency":"EUR"}],\
                "coupons":[{"coupon":"WXYZ","campaign":"spring","discount":{"amount":"4.00","currency":"EUR"},\
                "lines":[{"amount":"4.00","currency":"EUR"}]}],\
                "held":[{"fingerprint":"abc","uses":1,"cell":0,"campaign":"spring","version":3,"campaignUses":500,\
                "campaignCell":11,"counted":false}],"until":"2026-03-02T09:00:00Z"}""", reservation, CouponReservation.class);
    }

    @Test
    void theEvents() {
        List<String> campaigns = List.of("spring");
        reads(
                "coupons-issued",
                "{\"campaign\":\"spring\",\"codes\":500}",
                new CouponEvent.CouponsIssued("spring", 500));
        reads(
                "own-coupons-issued",
                "{\"campaign\":\"spring\",\"codes\":2}",
                new CouponEvent.OwnCouponsIssued("spring", 2));
        reads(
                "coupons-reserved",
                "{\"campaigns\":[\"spring\"],\"discount\":{\"amount\":\"4.00\",\"currency\":\"EUR\"},\"until\":\"2026-03-02T09:00:00Z\"}",
                new CouponEvent.CouponsReserved(campaigns, euro("4"), NOW));
        reads(
                "coupons-confirmed",
                "{\"campaigns\":[\"spring\"],\"discount\":{\"amount\":\"4.00\",\"currency\":\"EUR\"}}",
                new CouponEvent.CouponsConfirmed(campaigns, euro("4")));
        reads(
                "coupons-released",
                "{\"campaigns\":[\"spring\"],\"why\":\"TIMED_OUT\"}",
                new CouponEvent.CouponsReleased(campaigns, CouponRelease.TIMED_OUT));
    }
}
