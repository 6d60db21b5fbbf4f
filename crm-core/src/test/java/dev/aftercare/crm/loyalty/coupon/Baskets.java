package dev.aftercare.crm.loyalty.coupon;

import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Orders and coupons for tests. */
final class Baskets {

    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private Baskets() {}

    static PurchaseLine line(String sku, String category, String amount) {
        return new PurchaseLine(sku, null, category, 1, euro(amount));
    }

    static Money euro(String amount) {
        return Money.of(amount, "EUR");
    }

    static List<Money> euros(String... amounts) {
        return Arrays.stream(amounts).map(Baskets::euro).toList();
    }

    static CouponCampaign tenPercent() {
        return CouponCampaign.of("ten", Discount.percent("10"));
    }
}
