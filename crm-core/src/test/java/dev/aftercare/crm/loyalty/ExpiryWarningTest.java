package dev.aftercare.crm.loyalty;

import static dev.aftercare.crm.loyalty.LoyalShop.CLERK;
import static dev.aftercare.crm.loyalty.LoyalShop.GOLD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.due.DueReport;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.loyalty.PointsAccountId;
import dev.aftercare.crm.model.loyalty.PointsEvent.PointsExpiring;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Customers are warned of points that expire, once for each expiry and time before it. */
class ExpiryWarningTest {

    /** Points of START live to the end of 10 April in Berlin. */
    private static final Instant EXPIRY = Instant.parse("2026-04-10T22:00:00Z");

    private static final Instant MONTH_BEFORE = Instant.parse("2026-03-11T23:00:00Z");
    private static final Instant WEEK_BEFORE = Instant.parse("2026-04-03T22:00:00Z");

    private final InMemoryStorage storage = new InMemoryStorage();
    private final LoyalShop shop = new LoyalShop(storage);

    @BeforeEach
    void warnAMonthAndAWeekBefore() {
        shop.loyalty.define(
                LoyalShop.programme()
                        .expiry(ExpiryRule.days(90).warnings(List.of(7, 30)))
                        .build(),
                CLERK);
    }

    private List<PointsExpiring> warnings(CustomerId customer) {
        List<PointsExpiring> warnings = new ArrayList<>();
        for (Event event : shop.shop
                .customers()
                .timeline(customer, PageRequest.first(1_000))
                .items()) {
            if (event.body() instanceof PointsExpiring warning) {
                warnings.add(warning);
            }
        }
        return warnings;
    }

    private PointsExpiring warning(long points, Instant expiry) {
        PointsAccountId account = shop.entries().get(0).account();
        return new PointsExpiring(GOLD, account, points, expiry);
    }

    private DueReport runOn(Instant at) {
        shop.clock.turnTo(at);
        return shop.shop.runDue(1_000);
    }

    @Test
    void eachWarningIsToldOnceAndNotAMicrosecondEarlier() {
        shop.earn(100);

        assertThat(runOn(MONTH_BEFORE.minusNanos(1_000))).isEqualTo(DueReport.NOTHING);
        assertThat(runOn(MONTH_BEFORE)).isEqualTo(new DueReport(1, 0, 0));
        assertThat(runOn(WEEK_BEFORE.minusNanos(1_000))).isEqualTo(DueReport.NOTHING);
        shop.redeem(40);
        assertThat(runOn(WEEK_BEFORE)).isEqualTo(new DueReport(1, 0, 0));
        runOn(EXPIRY);

        assertThat(warnings(shop.customer)).containsExactly(warning(60, EXPIRY), warning(100, EXPIRY));
    }

    @Test
    void lotsThatExpireTogetherAreToldTogetherAndOthersApart() {
        shop.earn(100);
        shop.earn(20);
        shop.clock.turnBy(Duration.ofDays(1));
        shop.earn(3);
        runOn(MONTH_BEFORE.plus(Duration.ofDays(2)));

        assertThat(warnings(shop.customer))
                .containsExactlyInAnyOrder(warning(120, EXPIRY), warning(3, EXPIRY.plus(Duration.ofDays(1))));
    }

    @Test
    void whatIsSpentByThenIsNotWarnedOf() {
        shop.earn(100);
        shop.redeem(100);

        runOn(EXPIRY);
        assertThat(warnings(shop.customer)).isEmpty();
    }

    @Test
    void aSweepThatComesLateWarnsOfWhatIsLeftAndNotOfWhatIsGone() {
        shop.earn(100);
        runOn(EXPIRY.minusSeconds(1));
        assertThat(warnings(shop.customer)).hasSize(2);

        CustomerId other = shop.register("other");
        shop.clock.turnTo(EXPIRY.minusSeconds(1));
        shop.loyalty.earn(other, GOLD, 5, LoyalShop.GIFT, CLERK);
        runOn(EXPIRY.plus(Duration.ofDays(200)));
        assertThat(warnings(other)).isEmpty();
    }

    @Test
    void pointsThatComeAfterTheWarningAreNotWarnedOfAgain() {
        shop.earn(100);
        runOn(MONTH_BEFORE);
        shop.loyalty.define(
                LoyalShop.programme()
                        .expiry(ExpiryRule.days(20).warnings(List.of(30)))
                        .build(),
                CLERK);
        shop.clock.turnTo(EXPIRY.minus(Duration.ofDays(21)).plusSeconds(7_200));
        assertThat(shop.earn(7).expiresAt()).isEqualTo(EXPIRY);
        runOn(WEEK_BEFORE.minusSeconds(1));

        assertThat(warnings(shop.customer)).containsExactly(warning(100, EXPIRY));
    }

    /** What a node with a slow clock may bring about. */
    @Test
    void anEntryThatComesAgainWarnsNoMore() {
        shop.earn(100);
        runOn(MONTH_BEFORE);
        PointsAccountId account = shop.entries().get(0).account();
        DueKey key = new DueKey("points-warning", AggregateRef.of(account), EXPIRY.getEpochSecond() + "/30");
        storage.inTransaction(TenantId.DEFAULT, unit -> {
            unit.due().schedule(new DueEntry(key, MONTH_BEFORE));
            return key;
        });

        assertThat(runOn(MONTH_BEFORE.plusSeconds(60))).isEqualTo(new DueReport(1, 0, 0));
        assertThat(warnings(shop.customer)).hasSize(1);
    }

    @Test
    void nodesThatSweepSideBySideWarnOnce() throws InterruptedException {
        List<CustomerId> customers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            customers.add(shop.register("other-" + i));
            shop.loyalty.earn(customers.get(i), GOLD, 10, LoyalShop.GIFT, CLERK);
        }
        shop.clock.turnTo(WEEK_BEFORE);
        List<Thread> nodes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            nodes.add(new Thread(() -> shop.shop.runDue(1_000)));
        }
        nodes.forEach(Thread::start);
        for (Thread node : nodes) {
            node.join();
        }

        assertThat(customers)
                .allSatisfy(customer -> assertThat(warnings(customer)).hasSize(2));
    }

    @Test
    void pointsThatMovedOnAreWarnedOfAtTheirNewExpiryOnly() {
        shop.loyalty.define(
                LoyalShop.programme()
                        .expiry(ExpiryRule.sliding(Period.ofDays(90), Set.of(ExpiryRule.Activity.EARN))
                                .warnings(List.of(7)))
                        .build(),
                CLERK);
        shop.earn(100);
        shop.clock.turnBy(Duration.ofDays(50));
        shop.earn(1);
        runOn(WEEK_BEFORE);
        assertThat(warnings(shop.customer)).isEmpty();
        runOn(WEEK_BEFORE.plus(Duration.ofDays(50)));

        assertThat(warnings(shop.customer)).containsExactly(warning(101, EXPIRY.plus(Duration.ofDays(50))));
    }

    @Test
    void pointsThatAreHeldPendingOrMovedAreWarnedOfOnceTheyAreOpenLots() {
        CustomerId friend = shop.register("friend");
        shop.earn(100);
        shop.loyalty.corrections().transfer(shop.customer, friend, GOLD, 30, LoyalShop.GIFT, CLERK);
        shop.loyalty
                .pending()
                .earn(friend, GOLD, "p", 5, LoyalShop.START.plus(Duration.ofDays(10)), LoyalShop.GIFT, CLERK);
        for (int day = 0; day < 100; day++) {
            runOn(LoyalShop.START.plus(Duration.ofDays(day)));
        }

        assertThat(warnings(friend)).extracting(PointsExpiring::points).containsExactlyInAnyOrder(30L, 30L, 5L, 5L);
    }
}
