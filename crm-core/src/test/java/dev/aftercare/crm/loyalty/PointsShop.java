package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.CrmBuilder;
import dev.aftercare.crm.HandTurnedClock;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.RetryPolicy;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** A shop for what is built on points: its customers collect 1 point per euro, gone 90 days after the day of earning in UTC. */
public final class PointsShop {

    public static final Instant START = Instant.parse("2026-01-10T12:00:00Z");
    public static final By CLERK = By.agent("clerk");
    public static final Cause GIFT = new Cause("gift", "welcome");
    public static final ProgrammeId GOLD = new ProgrammeId("gold");

    public final HandTurnedClock clock = new HandTurnedClock(START);
    public final InMemoryStorage storage = new InMemoryStorage();
    public final Shop shop;

    public PointsShop() {
        this(UnaryOperator.identity());
    }

    /** With more that the shop sets. */
    public PointsShop(UnaryOperator<CrmBuilder> more) {
        shop = more.apply(Crm.builder(storage).clock(clock).retries(new RetryPolicy(10, Duration.ZERO, Duration.ZERO)))
                .build()
                .shop();
        shop.loyalty()
                .define(
                        Programme.builder("gold")
                                .earning(Rate.of(1, Money.of("1", "EUR")))
                                .expiry(ExpiryRule.days(90))
                                .build(),
                        CLERK);
    }

    public CustomerId register(String name) {
        return shop.customers().register(Identity.shopUser(name), CLERK).id();
    }

    public void earn(CustomerId customer, long points) {
        shop.loyalty().earn(customer, GOLD, points, GIFT, CLERK);
    }

    public long points(CustomerId customer) {
        return shop.loyalty().balance(customer, GOLD).available();
    }

    public boolean isBalanced() {
        return shop.loyalty().verifyBooks(GOLD).balanced();
    }
}
