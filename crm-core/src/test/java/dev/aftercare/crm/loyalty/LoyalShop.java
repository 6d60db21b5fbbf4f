package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.HandTurnedClock;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.RefusedKeys;
import dev.aftercare.crm.command.RetryPolicy;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** A shop with one customer and one programme: 1 point per euro, gone 90 days after the day of earning in Berlin. */
final class LoyalShop {

    static final Instant START = Instant.parse("2026-01-10T12:00:00Z");
    static final By CLERK = By.agent("clerk");
    static final Cause GIFT = new Cause("gift", "welcome");
    static final Cause MUG = new Cause("reward", "mug");
    static final ProgrammeId GOLD = new ProgrammeId("gold");

    final HandTurnedClock clock;
    final Crm crm;
    final Shop shop;
    final Loyalty loyalty;
    final CustomerId customer;

    LoyalShop() {
        this(new InMemoryStorage());
    }

    LoyalShop(RefusedKeys refusedKeys) {
        this(new InMemoryStorage(), refusedKeys);
    }

    LoyalShop(CrmStorage storage) {
        this(storage, RefusedKeys.FREE);
    }

    private LoyalShop(CrmStorage storage, RefusedKeys refusedKeys) {
        clock = new HandTurnedClock(START);
        crm = Crm.builder(storage)
                .clock(clock)
                .retries(new RetryPolicy(10, Duration.ZERO, Duration.ZERO))
                .refusedKeys(refusedKeys)
                .build();
        shop = crm.shop();
        loyalty = shop.loyalty();
        loyalty.define(programme().build(), CLERK);
        customer = register("one");
    }

    /** Another node of the same shop, whose clock is behind. */
    LoyalShop(LoyalShop other, CrmStorage storage, Duration behind) {
        clock = other.clock;
        crm = Crm.builder(storage)
                .clock(() -> other.clock.instant().minus(behind))
                .retries(new RetryPolicy(10, Duration.ZERO, Duration.ZERO))
                .build();
        shop = crm.shop();
        loyalty = shop.loyalty();
        customer = other.customer;
    }

    static ProgrammeBuilder programme() {
        return Programme.builder("gold")
                .zone(ZoneId.of("Europe/Berlin"))
                .earning(Rate.of(1, Money.of("1", "EUR")))
                .expiry(ExpiryRule.days(90));
    }

    CustomerId register(String name) {
        return shop.customers().register(Identity.shopUser(name), CLERK).id();
    }

    Receipt earn(long points) {
        return loyalty.earn(customer, GOLD, points, GIFT, CLERK);
    }

    Receipt redeem(long points) {
        return loyalty.redeem(customer, GOLD, points, MUG, CLERK);
    }

    Balance balance() {
        return loyalty.balance(customer, GOLD);
    }

    List<PointsEntry> entries() {
        return loyalty.statement(customer, GOLD, 1000).entries();
    }

    Purchase order(String number, String amount) {
        PurchaseLine line = new PurchaseLine("sku", null, null, 1, Money.of(amount, "EUR"));
        return Purchase.sale(number, customer, START, List.of(line));
    }
}
