package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.HandTurnedClock;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.loyalty.condition.KnownFacts;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.PointsEvent.PointsExpiring;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A shop in Berlin whose clock is turned to the instants of each case; what is due by then is done. */
abstract class FieldShop {

    static final By CLERK = By.agent("clerk");
    static final ProgrammeId CLUB = new ProgrammeId("club");
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final Cause GIFT = new Cause("gift", "g");

    final HandTurnedClock clock = new HandTurnedClock(Instant.parse("2010-01-01T00:00:00Z"));
    final Shop shop = Crm.builder(new InMemoryStorage()).clock(clock).build().shop();
    final Loyalty loyalty = shop.loyalty();
    final CustomerId ann =
            shop.customers().register(Identity.shopUser("ann"), CLERK).id();
    private int orders;

    CustomerId register(String name) {
        return shop.customers().register(Identity.shopUser(name), CLERK).id();
    }

    void at(String instant) {
        clock.turnTo(Instant.parse(instant));
        shop.runDue(100);
    }

    static ProgrammeBuilder club(ZoneId zone) {
        return Programme.builder("club").zone(zone);
    }

    static ProgrammeBuilder euros(ZoneId zone) {
        return club(zone).earning(Rate.of(1, Money.of("1", "EUR")));
    }

    void define(ProgrammeBuilder programme) {
        loyalty.define(programme.build(), CLERK);
    }

    static PurchaseLine line(String sku, String category, long quantity, String amount, String currency) {
        return new PurchaseLine(sku, null, category, quantity, Money.of(amount, currency));
    }

    static PurchaseLine line(String sku, String category, long quantity, String amount) {
        return line(sku, category, quantity, amount, "EUR");
    }

    Purchase order(CustomerId customer, String at, PurchaseLine... lines) {
        return Purchase.sale("O-" + ++orders, customer, Instant.parse(at), List.of(lines));
    }

    Purchase order(String at, String amount) {
        return order(ann, at, line("sku", null, 1, amount));
    }

    long earn(Purchase order, KnownFacts facts) {
        return loyalty.earning().order(CLUB, order, facts, CLERK).points();
    }

    long earn(Purchase order) {
        return earn(order, KnownFacts.NONE);
    }

    long buy(String amount) {
        return earn(order(clock.instant().toString(), amount));
    }

    long buy(CustomerId customer, String amount) {
        return earn(order(customer, clock.instant().toString(), line("sku", null, 1, amount)));
    }

    ReturnReceipt giveBack(Purchase order, PurchaseLine... lines) {
        return loyalty.returns()
                .take(
                        CLUB,
                        Purchase.giveBack(
                                "R-" + ++orders, order.id(), order.customer(), clock.instant(), List.of(lines)),
                        CLERK);
    }

    long available() {
        return loyalty.balance(ann, CLUB).available();
    }

    List<PointsExpiring> warnings(CustomerId customer) {
        List<PointsExpiring> warnings = new ArrayList<>();
        for (Event event :
                shop.customers().timeline(customer, PageRequest.first(1_000)).items()) {
            if (event.body() instanceof PointsExpiring warning) {
                warnings.add(warning);
            }
        }
        return warnings;
    }
}
