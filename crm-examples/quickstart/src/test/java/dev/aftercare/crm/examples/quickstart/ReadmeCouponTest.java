package dev.aftercare.crm.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.jdbc.JdbcStorage;
import dev.aftercare.crm.loyalty.coupon.CouponCampaign;
import dev.aftercare.crm.loyalty.coupon.Discount;
import dev.aftercare.crm.loyalty.coupon.Goods;
import dev.aftercare.crm.loyalty.coupon.MinimumSpend;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The code of the README's section on coupons is the code between the two markers below; it is compiled and run here. */
class ReadmeCouponTest {

    @Test
    void theCodeDoesWhatTheReadmeSays() {
        try (Crm crm = Crm.on(JdbcStorage.inMemory("coupons").build())) {
            Shop shop = crm.shop();
            By ling = By.agent("ling");
            Customer mei = shop.customers().register(Identity.shopUser("mei"), ling);
            PurchaseLine tea = new PurchaseLine("TEA", "Jasmine tea", "tea", 2, Money.of("37.80", "EUR"));
            Purchase order = Purchase.sale("1001", mei.id(), Instant.now(), List.of(tea));

            // begin of the README's code
            CouponCampaign spring = CouponCampaign.of("spring", Discount.percent("10"))
                    .withGoods(Goods.ofCategories("tea"))
                    .withMinimum(new MinimumSpend(Money.of("30", "EUR"), MinimumSpend.Basis.ORDER));
            shop.coupons().define(spring, ling);
            String code =
                    shop.coupons().issue("spring", 1, null, ling).codes().get(0).printed();
            shop.coupons().reserve("order-1001", List.of(code), mei.id(), order.lines(), Duration.ofMinutes(15), ling);
            shop.coupons().confirm("order-1001", ling);
            // end of the README's code

            assertThat(shop.coupons().find("order-1001").orElseThrow().discount())
                    .isEqualTo(Money.of("3.78", "EUR"));
        }
    }

    @Test
    void theReadmeHasExactlyThisCode() throws IOException {
        String code = ReadmeCode.of(ReadmeCouponTest.class, 12);

        assertThat(ReadmeCode.README).content().contains(code);
    }
}
