package dev.aftercare.crm.examples.quickstart;

import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.loyalty.ExpiryRule;
import dev.aftercare.crm.loyalty.Programme;
import dev.aftercare.crm.loyalty.Rate;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.sla.BusinessCalendar;
import dev.aftercare.crm.sla.SlaPolicy;
import dev.aftercare.crm.ticket.TicketPolicy;
import java.time.Duration;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;

/** What the shop of this example promises and gives. Defining it again changes nothing. */
public final class ShopRules {

    /** Where the shop is. */
    public static final ZoneId ZONE = ZoneId.of("Europe/London");

    /** What the shop takes. */
    public static final Currency CURRENCY = Currency.getInstance("GBP");

    /** The shop's points. */
    public static final ProgrammeId POINTS = new ProgrammeId("points");

    /** A customer who has as many points when buying spends as many. */
    public static final long REDEEMED_AT_ONCE = 500;

    /** The rules in words. */
    static final List<String> WORDS = List.of(
            "hours: Monday to Friday 09:00 to 17:30 in London, closed on 25 and 26 December and 1 January",
            "first response within 1 h if urgent, 2 h if high, 4 h if normal, 8 h if low; resolution within 8, 17, 34, 68 h",
            "points: 1 for each whole pound of an order, valid for 12 months to the end of the day",
            "whoever has 500 points when buying spends 500 of them: a rule of this example, nobody's choice",
            "points of returned goods are kept",
            "feedback that does not come within 14 days counts as given; a dissatisfied customer reopens the ticket");

    private ShopRules() {}

    static void define(Shop shop) {
        By owner = By.agent("owner");
        shop.serviceLevels().define(hours(), owner);
        shop.serviceLevels().define(targets(), owner);
        shop.tickets().define(TicketPolicy.DEFAULT.withFeedbackTimeout(Duration.ofDays(14)), owner);
        shop.loyalty().define(points(), owner);
    }

    private static BusinessCalendar hours() {
        return BusinessCalendar.builder("shop", ZONE)
                .openMondayToFriday("09:00-17:30")
                .yearlyHoliday(MonthDay.of(1, 1), "New Year's Day")
                .yearlyHoliday(MonthDay.of(12, 25), "Christmas Day")
                .yearlyHoliday(MonthDay.of(12, 26), "Boxing Day")
                .build();
    }

    private static SlaPolicy targets() {
        return SlaPolicy.builder(SlaPolicy.DEFAULT, "shop")
                .target(Metric.FIRST_RESPONSE, Priority.URGENT, Duration.ofHours(1))
                .target(Metric.FIRST_RESPONSE, Priority.HIGH, Duration.ofHours(2))
                .target(Metric.FIRST_RESPONSE, Priority.NORMAL, Duration.ofHours(4))
                .target(Metric.FIRST_RESPONSE, Priority.LOW, Duration.ofHours(8))
                .target(Metric.RESOLUTION, Priority.URGENT, Duration.ofHours(8))
                .target(Metric.RESOLUTION, Priority.HIGH, Duration.ofHours(17))
                .target(Metric.RESOLUTION, Priority.NORMAL, Duration.ofHours(34))
                .target(Metric.RESOLUTION, Priority.LOW, Duration.ofHours(68))
                .build();
    }

    private static Programme points() {
        return Programme.builder(POINTS.value())
                .zone(ZONE)
                .earning(Rate.of(1, Money.of("1", CURRENCY.getCurrencyCode())))
                .expiry(ExpiryRule.months(12))
                .build();
    }
}
