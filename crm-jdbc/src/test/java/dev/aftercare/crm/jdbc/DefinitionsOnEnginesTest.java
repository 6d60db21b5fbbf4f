package dev.aftercare.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.loyalty.Programme;
import dev.aftercare.crm.loyalty.Rate;
import dev.aftercare.crm.loyalty.coupon.CouponCampaign;
import dev.aftercare.crm.loyalty.coupon.CouponLimits;
import dev.aftercare.crm.loyalty.coupon.Discount;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.sla.AppliesTo;
import dev.aftercare.crm.sla.BusinessCalendar;
import dev.aftercare.crm.sla.BusinessCalendarBuilder;
import dev.aftercare.crm.sla.CalendarLayer;
import dev.aftercare.crm.sla.PolicyEntry;
import dev.aftercare.crm.sla.SlaPolicy;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two people of the shop define what belongs together at the same time, on every engine: neither undoes what the other did. */
class DefinitionsOnEnginesTest {

    private static final By CLERK = By.agent("clerk");
    private static final LocalDate OUTING = LocalDate.of(2026, 6, 5);

    private int round;

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void bothOfTwoPoliciesAreInForce(Databases database) throws Exception {
        try (Meetings meetings = new Meetings(database)) {
            meetings.shop().serviceLevels().define(BusinessCalendar.aroundTheClock("always"), CLERK);
            meetings.everywhere(shop -> {
                round++;
                return new Meetings.Pair(
                        policy("a" + round, "a" + round),
                        policy("b" + round, "b" + round),
                        (first, second) -> assertThat(
                                        shop.serviceLevels().policies().entries())
                                .extracting(PolicyEntry::policy)
                                .contains("a" + round + "@1", "b" + round + "@1"));
            });
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void ofTwoPoliciesThatSayTheSameOneIsRefused(Databases database) throws Exception {
        try (Meetings meetings = new Meetings(database)) {
            meetings.shop().serviceLevels().define(BusinessCalendar.aroundTheClock("always"), CLERK);
            meetings.everywhere(shop -> {
                round++;
                return new Meetings.Pair(
                        policy("a" + round, "same" + round), policy("b" + round, "same" + round), this::isOne);
            });
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void aCalendarThatLiesOverAnotherHasWhatTheOtherSays(Databases database) throws Exception {
        try (Meetings meetings = new Meetings(database)) {
            meetings.everywhere(shop -> {
                String id = openCalendar(shop);
                return new Meetings.Pair(layerOver(id), outing(id), (first, second) -> assertHasOuting(shop, id));
            });
            meetings.everywhere(shop -> {
                String id = openCalendar(shop);
                return new Meetings.Pair(outing(id), layerOver(id), (first, second) -> assertHasOuting(shop, id));
            });
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void ofTwoLimitsOfOneCampaignOneHolds(Databases database) throws Exception {
        try (Meetings meetings = new Meetings(database)) {
            meetings.everywhere(shop -> {
                String id = "campaign" + round++;
                return new Meetings.Pair(campaign(id, 5), campaign(id, 7), this::isOne);
            });
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void everyDefinitionOfAProgrammeHasANumberOfItsOwn(Databases database) throws Exception {
        try (Meetings meetings = new Meetings(database)) {
            meetings.everywhere(shop -> {
                String id = "points" + round++;
                return new Meetings.Pair(
                        programme(id, 1),
                        programme(id, 2),
                        (first, second) -> assertThat(shop.loyalty()
                                        .programme(new ProgrammeId(id))
                                        .orElseThrow()
                                        .version())
                                .isEqualTo(2));
            });
        }
    }

    private void isOne(boolean first, boolean second) {
        assertThat(List.of(first, second)).containsExactlyInAnyOrder(true, false);
    }

    private static Meetings.Command policy(String id, String type) {
        SlaPolicy policy = SlaPolicy.builder(id, "always")
                .target(Metric.RESOLUTION, Duration.ofHours(8))
                .appliesTo(AppliesTo.ANY.types(new TicketType(type)))
                .build();
        return node -> node.serviceLevels().define(policy, CLERK);
    }

    private static Meetings.Command campaign(String id, long inAll) {
        CouponCampaign campaign =
                CouponCampaign.of(id, Discount.percent("10")).withLimits(new CouponLimits(1, inAll, null));
        return node -> node.coupons().define(campaign, CLERK);
    }

    private static Meetings.Command programme(String id, int points) {
        Programme programme = Programme.builder(id)
                .earning(Rate.of(points, Money.of("1", "EUR")))
                .build();
        return node -> node.loyalty().define(programme, CLERK);
    }

    private String openCalendar(Shop shop) {
        String id = "below" + round++;
        shop.serviceLevels().define(open(id).build(), CLERK);
        return id;
    }

    private static BusinessCalendarBuilder open(String id) {
        return BusinessCalendar.builder(id, ZoneOffset.UTC).openDaily("09:00-17:00");
    }

    private static Meetings.Command outing(String id) {
        return node ->
                node.serviceLevels().define(open(id).holiday(OUTING, "outing").build(), CLERK);
    }

    private static Meetings.Command layerOver(String id) {
        CalendarLayer layer = new CalendarLayer(
                "over-" + id,
                id,
                null,
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(),
                null,
                null);
        return node -> node.serviceLevels().define(layer, CLERK);
    }

    private static void assertHasOuting(Shop shop, String below) {
        BusinessCalendar over = shop.serviceLevels().calendar("over-" + below).orElseThrow();
        assertThat(over.definition().holidays()).containsKey(OUTING);
    }
}
