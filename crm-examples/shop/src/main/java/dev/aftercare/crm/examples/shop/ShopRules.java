package dev.aftercare.crm.examples.shop;

import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.loyalty.Programme;
import dev.aftercare.crm.loyalty.Rate;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.sla.BusinessCalendar;
import dev.aftercare.crm.sla.SlaPolicy;
import java.time.Duration;
import java.time.ZoneId;

/** What the shop promises and gives. Defining it again changes nothing. */
final class ShopRules {

    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    static final String CURRENCY = "EUR";
    static final ProgrammeId POINTS = new ProgrammeId("points");

    private ShopRules() {}

    static void define(Shop shop) {
        By owner = By.agent("owner");
        shop.serviceLevels()
                .define(
                        BusinessCalendar.builder("shop", ZONE)
                                .openMondayToFriday("09:00-17:30")
                                .build(),
                        owner);
        shop.serviceLevels()
                .define(
                        SlaPolicy.builder(SlaPolicy.DEFAULT, "shop")
                                .target(Metric.FIRST_RESPONSE, Duration.ofHours(4))
                                .target(Metric.FIRST_RESPONSE, Priority.URGENT, Duration.ofHours(1))
                                .target(Metric.RESOLUTION, Duration.ofHours(34))
                                .target(Metric.RESOLUTION, Priority.URGENT, Duration.ofHours(8))
                                .build(),
                        owner);
        shop.loyalty()
                .define(
                        Programme.builder(POINTS.value())
                                .zone(ZONE)
                                .earning(Rate.of(1, Money.of("1", CURRENCY)))
                                .build(),
                        owner);
    }
}
