package dev.aftercare.crm.loyalty.coupon;

import static dev.aftercare.crm.loyalty.coupon.Baskets.NOW;
import static dev.aftercare.crm.loyalty.coupon.Baskets.line;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.HandTurnedClock;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.RetryPolicy;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A shop with one customer and an order of 40 euros. */
final class CouponShop {

    static final By CLERK = By.agent("clerk");
    static final Duration HOLD = Duration.ofMinutes(15);
    static final List<PurchaseLine> ORDER = List.of(line("A", "tea", "30.00"), line("B", "pots", "10.00"));

    final HandTurnedClock clock = new HandTurnedClock(NOW);
    final InMemoryStorage storage = new InMemoryStorage();
    final Shop shop;
    final Coupons coupons;
    final CustomerId customer;

    CouponShop() {
        shop = Crm.builder(storage)
                .clock(clock)
                .codes(new Random(42))
                .retries(new RetryPolicy(10, Duration.ZERO, Duration.ZERO))
                .build()
                .shop();
        coupons = shop.coupons();
        customer = register("one");
    }

    CustomerId register(String name) {
        return shop.customers().register(Identity.shopUser(name), CLERK).id();
    }

    String code(CouponCampaign campaign) {
        coupons.define(campaign, CLERK);
        return coupons.issue(campaign.id(), 1, null, CLERK).codes().get(0).printed();
    }

    CouponReservation reserve(String checkout, @Nullable CustomerId who, String... codes) {
        return coupons.reserve(checkout, List.of(codes), who, ORDER, HOLD, CLERK);
    }
}
