package dev.aftercare.crm.loyalty.tier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.HandTurnedClock;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.due.DueReport;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A programme is defined anew, and a member is never evaluated again: the sweep alone makes the level follow the new rules. */
class TierRedefinitionTest {

    private static final By CLERK = By.agent("clerk");
    private static final Instant START = Instant.parse("2026-01-10T12:00:00Z");
    private static final TierProgramme CLUB = club("club");
    private static final TierProgramme FOR_EVER = CLUB.withDowngrade(Downgrade.NEVER, Period.ZERO);

    private final HandTurnedClock clock = new HandTurnedClock(START);
    private final Shop shop =
            Crm.builder(new InMemoryStorage()).clock(clock).build().shop();
    private final Tiers tiers = shop.tiers();

    private static TierProgramme club(String id) {
        return club(id, TierWindow.rolling(Period.ofDays(90)), "Silver", "1.25");
    }

    private static TierProgramme club(String id, TierWindow window, String level, String multiplier) {
        return TierProgramme.of(
                id,
                Qualification.spend("EUR"),
                window,
                TierLevel.of("Bronze", "0", "1"),
                TierLevel.of(level, "20", multiplier));
    }

    private static Instant day(int number) {
        return START.plus(Duration.ofDays(number));
    }

    private CustomerId silver(String name, String... programmes) {
        CustomerId customer =
                shop.customers().register(Identity.shopUser(name), CLERK).id();
        List<PurchaseLine> lines = List.of(new PurchaseLine("sku", null, null, 1, Money.of("30", "EUR")));
        shop.purchases().record(Purchase.sale("O-" + name, customer, clock.instant(), lines), CLERK);
        for (String programme : programmes) {
            assertThat(tiers.evaluate(customer, programme, CLERK).level()).isEqualTo("Silver");
        }
        return customer;
    }

    private CustomerId silverBy(TierProgramme programme) {
        tiers.define(programme, CLERK);
        return silver("mei", programme.id());
    }

    private int changes(CustomerId customer) {
        return tiers.history(customer, "club", 0, 10).size();
    }

    @Test
    void aLevelKeptForEverEndsAtItsPeriodsEndByTheNewRules() {
        CustomerId mei = silverBy(FOR_EVER);
        clock.turnTo(day(10));

        tiers.define(CLUB, CLERK);

        assertThat(shop.runDue(10)).isEqualTo(new DueReport(1, 0, 0));
        assertThat(changes(mei)).isEqualTo(1);
        clock.turnTo(day(90).minusSeconds(1));
        assertThat(shop.runDue(10)).isEqualTo(DueReport.NOTHING);
        clock.turnTo(day(90));
        assertThat(shop.runDue(10)).isEqualTo(new DueReport(1, 0, 0));
        assertThat(changes(mei)).isEqualTo(2);
    }

    @Test
    void aLevelWhosePeriodIsOverByTheNewRulesEndsInTheSameSweep() {
        CustomerId mei = silverBy(FOR_EVER);
        clock.turnTo(day(100));

        tiers.define(CLUB, CLERK);

        assertThat(shop.runDue(10)).isEqualTo(new DueReport(2, 0, 0));
        assertThat(changes(mei)).isEqualTo(2);
    }

    @Test
    void aShorterGraceOrPeriodEndsALevelEarlier() {
        CustomerId mei = silverBy(CLUB.withDowngrade(Downgrade.ONE_LEVEL, Period.ofDays(60)));

        tiers.define(CLUB.withDowngrade(Downgrade.ONE_LEVEL, Period.ofDays(30)), CLERK);
        shop.runDue(10);
        tiers.define(club("club", TierWindow.rolling(Period.ofDays(40)), "Silver", "1.25"), CLERK);
        shop.runDue(10);

        clock.turnTo(day(40).minusSeconds(1));
        assertThat(shop.runDue(10)).isEqualTo(DueReport.NOTHING);
        clock.turnTo(day(40));
        assertThat(shop.runDue(10)).isEqualTo(new DueReport(1, 0, 0));
        assertThat(changes(mei)).isEqualTo(2);
    }

    @Test
    void aLevelThatIsKeptForEverFromNowOnIsNotLookedAtInVain() {
        CustomerId mei = silverBy(CLUB);

        tiers.define(FOR_EVER, CLERK);

        assertThat(shop.runDue(10)).isEqualTo(new DueReport(1, 0, 0));
        clock.turnTo(day(90));
        assertThat(shop.runDue(10)).isEqualTo(DueReport.NOTHING);
        assertThat(changes(mei)).isEqualTo(1);
    }

    @Test
    void theLeastLevelEndsOnceThereIsALesserOne() {
        tiers.define(
                TierProgramme.of(
                        "club", Qualification.spend("EUR"), CLUB.window(), TierLevel.of("Silver", "0", "1.25")),
                CLERK);
        CustomerId mei =
                shop.customers().register(Identity.shopUser("mei"), CLERK).id();
        assertThat(tiers.evaluate(mei, "club", CLERK).level()).isEqualTo("Silver");

        tiers.define(CLUB, CLERK);
        shop.runDue(10);
        clock.turnTo(day(90));
        shop.runDue(10);

        assertThat(changes(mei)).isEqualTo(1);
        assertThat(tiers.standing(mei, "club").level().name()).isEqualTo("Bronze");
    }

    @Test
    void aDefinitionThatChangesNoPeriodGoesThroughNobody() {
        silverBy(CLUB);

        tiers.define(club("club", CLUB.window(), "Silver", "1.5"), CLERK);
        assertThat(shop.runDue(10)).isEqualTo(DueReport.NOTHING);
        tiers.define(club("club", CLUB.window(), "Pearl", "1.5"), CLERK);
        assertThat(shop.runDue(10)).isEqualTo(new DueReport(1, 0, 0));
    }

    /** 240 levels are three parts of at most 100; those of the other programme stay as they are. */
    @Test
    void allMembersAreGoneThroughAHundredAtATimeFromTheBeginningIfItIsDefinedAnewMeanwhile() {
        tiers.define(FOR_EVER, CLERK);
        tiers.define(club("other"), CLERK);
        List<CustomerId> members = IntStream.range(0, 120)
                .mapToObj(i -> silver("c" + i, "club", "other"))
                .toList();

        tiers.define(CLUB, CLERK);
        assertThat(shop.runDue(1)).isEqualTo(new DueReport(1, 0, 0));
        tiers.define(CLUB.withDowngrade(Downgrade.ONE_LEVEL, Period.ofDays(30)), CLERK);
        assertThat(shop.runDue(1_000)).isEqualTo(new DueReport(3, 0, 0));

        clock.turnTo(day(90));
        assertThat(shop.runDue(1_000)).isEqualTo(new DueReport(120, 0, 0));
        assertThat(members).allMatch(member -> changes(member) == 1);
        clock.turnTo(day(120));
        assertThat(shop.runDue(1_000)).isEqualTo(new DueReport(120, 0, 0));
        assertThat(members).allMatch(member -> changes(member) == 2);
    }
}
