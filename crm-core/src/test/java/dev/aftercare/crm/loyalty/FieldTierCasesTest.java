package dev.aftercare.crm.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.loyalty.tier.Downgrade;
import dev.aftercare.crm.loyalty.tier.Qualification;
import dev.aftercare.crm.loyalty.tier.TierLevel;
import dev.aftercare.crm.loyalty.tier.TierProgramme;
import dev.aftercare.crm.loyalty.tier.TierWindow;
import dev.aftercare.crm.loyalty.tier.WithinGrace;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.loyalty.TierEvent.TierChanged;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import java.time.Instant;
import java.time.Month;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Levels as airlines, hotels and shops have them; each answer is computed by hand. */
class FieldTierCasesTest extends FieldShop {

    @Test
    void aLateOrderEarnsByTheLevelAndTheMultiplierOfItsTime() {
        levels("1.5");
        define(euros(BERLIN).tiers(TierBonus.of("tiers")));
        at("2026-01-10T09:00:00Z");
        spend("2026-01-10T09:00:00Z", "100");
        assertThat(buy("10")).isEqualTo(15);
        at("2026-02-01T09:00:00Z");
        levels("3");
        // Placed when the level multiplied by 1.5.
        assertThat(earn(order("2026-01-31T09:00:00Z", "10"))).isEqualTo(15);
        assertThat(buy("10")).isEqualTo(30);
        // Placed before there was a level.
        assertThat(earn(order("2026-01-09T09:00:00Z", "10"))).isEqualTo(10);
        at("2027-03-01T09:00:00Z");
        assertThat(shop.tiers().standing(ann, "tiers").level().name()).isEqualTo("Bronze");
        // Placed when the level was still there.
        assertThat(earn(order("2026-12-31T09:00:00Z", "10"))).isEqualTo(30);
        assertThat(buy("10")).isEqualTo(10);
    }

    private void levels(String gold) {
        shop.tiers()
                .define(
                        TierProgramme.of(
                                "tiers",
                                Qualification.spend("EUR"),
                                TierWindow.rolling(Period.ofYears(1)),
                                TierLevel.of("Bronze", "0", "1"),
                                TierLevel.of("Gold", "100", gold)),
                        CLERK);
    }

    private void spend(String at, String amount) {
        shop.purchases().record(order(at, amount), CLERK);
        shop.tiers().evaluate(ann, "tiers", CLERK);
    }

    private List<String> moves() {
        return shop.tiers().history(ann, "tiers", 0, 100).stream()
                .map(event -> event.at() + " " + ((TierChanged) event.body()).to())
                .toList();
    }

    private void tier(Qualification qualification, TierWindow window, Downgrade downgrade, Period grace) {
        shop.tiers()
                .define(
                        TierProgramme.of(
                                        "tiers",
                                        qualification,
                                        window,
                                        TierLevel.of("Blue", "0", "1"),
                                        TierLevel.of("Silver", "50", "1.25"),
                                        TierLevel.of("Gold", "100", "1.5"))
                                .withZone(BERLIN)
                                .withDowngrade(downgrade, grace),
                        CLERK);
    }

    @Test
    void aLevelLandsSoftlyAtTheEndsOfFebruary() {
        tier(Qualification.spend("EUR"), TierWindow.year(), Downgrade.ONE_LEVEL, Period.ofMonths(2));
        at("2026-06-01T10:00:00Z");
        spend("2026-06-01T10:00:00Z", "120");
        for (String sweep : List.of(
                "2027-02-28T22:59:59Z",
                "2027-02-28T23:00:00Z",
                "2028-02-29T22:59:59Z",
                "2028-02-29T23:00:00Z",
                "2029-02-28T22:59:59Z",
                "2029-02-28T23:00:00Z",
                "2030-03-01T00:00:00Z")) {
            at(sweep);
        }
        assertThat(moves())
                .containsExactly(
                        "2026-06-01T10:00:00Z Gold", "2028-02-29T23:00:00Z Silver", "2029-02-28T23:00:00Z Blue");
    }

    @Test
    void aMonthWithoutItsLastFridayEndsWhereItEndsThere() {
        shop.tiers()
                .define(
                        TierProgramme.of(
                                        "tiers",
                                        Qualification.spend("EUR"),
                                        TierWindow.calendar(1),
                                        TierLevel.of("Blue", "0", "1"),
                                        TierLevel.of("Gold", "100", "2"))
                                .withZone(ZoneId.of("Pacific/Apia")),
                        CLERK);
        at("2011-11-15T10:00:00Z");
        spend("2011-11-15T10:00:00Z", "100");
        at("2011-12-30T10:00:00Z"); // 31 December: November was earned
        spend("2011-12-30T09:59:59Z", "99"); // 29 December
        assertThat(shop.tiers().standing(ann, "tiers").periodEnd()).isEqualTo("2011-12-31T10:00:00Z");
        at("2011-12-31T09:59:59Z");
        assertThat(moves()).hasSize(1);
        at("2011-12-31T10:00:00Z");
        assertThat(moves()).hasSize(2);
    }

    @Test
    void aLevelForLifeIsReachedOverDecades() {
        tier(Qualification.spend("EUR"), TierWindow.rolling(Period.ofYears(100)), Downgrade.NEVER, Period.ZERO);
        at("2026-06-01T10:00:00Z");
        spend("2026-06-01T10:00:00Z", "60");
        at("2036-06-01T10:00:00Z");
        spend("2036-06-01T10:00:00Z", "40");
        at("2090-06-01T10:00:00Z");
        assertThat(shop.tiers().standing(ann, "tiers").level().name()).isEqualTo("Gold");
        assertThat(shop.tiers().standing(ann, "tiers").periodEnd()).isNull();
    }

    @Test
    void theLast365DaysSlideOverALeapDay() {
        tier(Qualification.spend("EUR"), TierWindow.rolling(Period.ofDays(365)), Downgrade.BY_MEASURE, Period.ZERO);
        at("2027-06-01T10:00:00Z");
        spend("2027-06-01T10:00:00Z", "60");
        at("2028-05-30T10:00:00Z");
        // 364 days later: both count.
        spend("2028-05-30T10:00:00Z", "40");
        assertThat(shop.tiers().standing(ann, "tiers").level().name()).isEqualTo("Gold");
        at("2028-05-31T10:00:00Z");
        // 365 days later the first is over.
        assertThat(shop.tiers().standing(ann, "tiers").measure()).isEqualByComparingTo("40");
        at("2029-05-30T09:59:59Z");
        assertThat(shop.tiers().standing(ann, "tiers").level().name()).isEqualTo("Gold");
        at("2029-05-30T10:00:00Z");
        assertThat(shop.tiers().standing(ann, "tiers").level().name()).isEqualTo("Blue");
    }

    @Test
    void statusPointsMayExpireAndTheLevelStays() {
        // An airline: status points of their own, without bonuses; miles with the level's bonus.
        define(euros(BERLIN).tiers(TierBonus.of("tiers")).maturity(MaturityRule.afterOrder(3)));
        ProgrammeId status = new ProgrammeId("status");
        loyalty.define(
                Programme.builder("status")
                        .zone(BERLIN)
                        .earning(Rate.of(1, Money.of("10", "EUR")))
                        .expiry(ExpiryRule.endOfYear())
                        .build(),
                CLERK);
        tier(Qualification.points(status), TierWindow.year(), Downgrade.BY_MEASURE, Period.ZERO);
        at("2026-12-31T22:00:00Z");
        Purchase flight = order("2026-12-31T22:00:00Z", "1005");
        assertThat(earn(flight)).isEqualTo(1005);
        loyalty.earnFor(status, flight, CLERK);
        assertThat(shop.tiers().evaluate(ann, "tiers", CLERK).level()).isEqualTo("Gold");
        at("2027-01-03T22:00:00Z");
        assertThat(available()).isEqualTo(1005);
        // The status points have expired, the level has not: it was earned in 2026.
        assertThat(loyalty.balance(ann, status).balance()).isZero();
        assertThat(shop.tiers().standing(ann, "tiers").level().name()).isEqualTo("Gold");
        assertThat(buy("10")).isEqualTo(15);
        at("2027-12-31T23:00:00Z");
        assertThat(shop.tiers().standing(ann, "tiers").level().name()).isEqualTo("Blue");
    }

    @Test
    void aReturnLowersTheLevelAtThePeriodsEndOnly() {
        tier(Qualification.spend("EUR"), TierWindow.calendar(3), Downgrade.BY_MEASURE, Period.ZERO);
        at("2026-02-01T10:00:00Z");
        spend("2026-02-01T10:00:00Z", "120");
        at("2026-03-01T10:00:00Z");
        shop.purchases()
                .record(
                        Purchase.giveBack(
                                "R", new PurchaseId("O-1"), ann, clock.instant(), List.of(line("sku", null, 1, "60"))),
                        CLERK);
        shop.tiers().evaluate(ann, "tiers", CLERK);
        assertThat(shop.tiers().standing(ann, "tiers").level().name()).isEqualTo("Gold");
        assertThat(shop.tiers().standing(ann, "tiers").measure()).isEqualByComparingTo("60");
        at("2026-03-31T21:59:59Z");
        assertThat(shop.tiers().standing(ann, "tiers").level().name()).isEqualTo("Gold");
        at("2026-03-31T22:00:00Z");
        assertThat(shop.tiers().standing(ann, "tiers").level().name()).isEqualTo("Silver");
        at("2026-06-30T22:00:00Z");
        assertThat(moves())
                .containsExactly(
                        "2026-02-01T10:00:00Z Gold", "2026-03-31T22:00:00Z Silver", "2026-06-30T22:00:00Z Blue");
    }

    @Test
    void mergedCustomersReachTogetherWhatNeitherReachedAlone() {
        tier(Qualification.spend("EUR"), TierWindow.year(), Downgrade.BY_MEASURE, Period.ZERO);
        define(euros(BERLIN).tiers(TierBonus.of("tiers")));
        CustomerId bob = register("bob");
        at("2026-02-01T10:00:00Z");
        spend("2026-02-01T10:00:00Z", "60");
        shop.purchases().record(order(bob, "2026-02-01T10:00:00Z", line("s", null, 1, "60")), CLERK);
        shop.tiers().evaluate(bob, "tiers", CLERK);
        shop.loyaltyMerges().merge("m", bob, ann, CLERK);
        assertThat(shop.tiers().standing(ann, "tiers").level().name()).isEqualTo("Gold");
        assertThat(buy(bob, "10")).isEqualTo(15);
        shop.loyaltyMerges().undo("m", CLERK);
        assertThat(shop.tiers().standing(ann, "tiers").level().name()).isEqualTo("Silver");
        assertThat(buy(bob, "10")).isEqualTo(12);
    }

    @Test
    void pendingPointsThatMatureLateQualifyThen() {
        define(euros(BERLIN).maturity(MaturityRule.afterOrder(30)));
        tier(Qualification.points(CLUB), TierWindow.year(), Downgrade.BY_MEASURE, Period.ZERO);
        at("2026-12-20T10:00:00Z");
        Purchase order = order(ann, "2026-12-20T10:00:00Z", line("sku", null, 2, "120"));
        earn(order);
        at("2026-12-31T22:59:59Z");
        assertThat(shop.tiers().standing(ann, "tiers").measure()).isEqualByComparingTo("0");
        giveBack(order, line("sku", null, 1, "60"));
        at("2027-01-19T10:00:00Z");
        assertThat(shop.tiers().standing(ann, "tiers").measure()).isEqualByComparingTo("60");
        assertThat(shop.tiers().standing(ann, "tiers").level().name()).isEqualTo("Silver");
    }

    @Test
    void aTierYearFromAprilToMarch() {
        tier(Qualification.spend("EUR"), TierWindow.year().yearFrom(Month.APRIL), Downgrade.BY_MEASURE, Period.ZERO);
        at("2026-03-31T21:59:59Z");
        spend("2026-03-31T21:59:59Z", "60");
        at("2026-03-31T22:00:00Z");
        spend("2026-03-31T22:00:00Z", "60");
        assertThat(shop.tiers().standing(ann, "tiers").measure()).isEqualByComparingTo("60");
        assertThat(shop.tiers().standing(ann, "tiers").periodEnd()).isEqualTo("2027-03-31T22:00:00Z");
        at("2026-12-01T10:00:00Z");
        spend("2026-12-01T10:00:00Z", "40");
        at("2027-03-31T22:00:00Z");
        at("2028-03-31T22:00:00Z");
        assertThat(moves())
                .containsExactly(
                        "2026-03-31T21:59:59Z Silver", "2026-12-01T10:00:00Z Gold", "2028-03-31T22:00:00Z Blue");
    }

    @Test
    void halvesOfAYearFromFebruary() {
        tier(
                Qualification.spend("EUR"),
                TierWindow.calendar(6).yearFrom(Month.FEBRUARY),
                Downgrade.BY_MEASURE,
                Period.ZERO);
        at("2027-01-15T10:00:00Z");
        spend("2026-07-31T21:59:59Z", "100"); // the half before
        spend("2026-07-31T22:00:00Z", "60");
        assertThat(shop.tiers().standing(ann, "tiers").measure()).isEqualByComparingTo("60");
        assertThat(shop.tiers().standing(ann, "tiers").periodEnd()).isEqualTo("2027-01-31T23:00:00Z");
    }

    /** 60 in 2027 and as much, or more, in the two months of grace after it. */
    @ParameterizedTest
    @CsvSource({"STILL_COUNTS, 60, Gold", "COUNTS_FOR_NEXT, 60, Silver", "COUNTS_FOR_NEXT, 120, Gold"})
    void whatComesInWithinGraceCountsForTheOldYearOrForTheNew(WithinGrace within, String amount, String level) {
        shop.tiers()
                .define(
                        TierProgramme.of(
                                        "tiers",
                                        Qualification.spend("EUR"),
                                        TierWindow.year(),
                                        TierLevel.of("Blue", "0", "1"),
                                        TierLevel.of("Silver", "50", "1.25"),
                                        TierLevel.of("Gold", "100", "1.5"))
                                .withZone(BERLIN)
                                .withDowngrade(Downgrade.ONE_LEVEL, Period.ofMonths(2))
                                .withinGrace(within),
                        CLERK);
        at("2026-06-01T10:00:00Z");
        spend("2026-06-01T10:00:00Z", "120");
        at("2027-05-01T10:00:00Z");
        spend("2027-05-01T10:00:00Z", "60");
        at("2028-02-01T10:00:00Z");
        spend("2028-02-01T10:00:00Z", amount);
        at("2028-02-29T23:00:00Z");
        assertThat(shop.tiers().standing(ann, "tiers").level().name()).isEqualTo(level);
        // Whatever came in within grace is of 2028, too.
        at("2029-02-28T23:00:00Z");
        String then = level.equals("Gold") && amount.equals("60") ? "Silver" : level;
        assertThat(shop.tiers().standing(ann, "tiers").level().name()).isEqualTo(then);
        assertThat(moves()).hasSize(level.equals(then) && level.equals("Gold") ? 1 : 2);
    }

    @Test
    void sinceTheLastChangeGraceCountsForTheNextPeriod() {
        shop.tiers()
                .define(
                        TierProgramme.of(
                                        "tiers",
                                        Qualification.spend("EUR"),
                                        TierWindow.sinceChange(Period.ofYears(1)),
                                        TierLevel.of("Blue", "0", "1"),
                                        TierLevel.of("Silver", "50", "1.25"),
                                        TierLevel.of("Gold", "100", "1.5"))
                                .withDowngrade(Downgrade.BY_MEASURE, Period.ofDays(30))
                                .withinGrace(WithinGrace.COUNTS_FOR_NEXT),
                        CLERK);
        at("2026-06-01T10:00:00Z");
        spend("2026-06-01T10:00:00Z", "120");
        at("2027-06-10T10:00:00Z");
        spend("2027-06-10T10:00:00Z", "60");
        at("2027-07-01T10:00:00Z");
        at("2028-07-31T10:00:00Z"); // what came in on 10 June 2027 is of this period
        at("2029-07-31T10:00:00Z");
        assertThat(moves())
                .containsExactly(
                        "2026-06-01T10:00:00Z Gold", "2027-07-01T10:00:00Z Silver", "2029-07-31T10:00:00Z Blue");
    }

    @Test
    void aYearOfItsOwnIsForCalendarsOnly() {
        assertThatThrownBy(() -> TierWindow.rolling(Period.ofYears(1)).yearFrom(Month.APRIL))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("window.yearStart");
    }

    @Test
    void onlyTheCurrencyOfTheLevelsCounts() {
        tier(Qualification.spend("JPY"), TierWindow.year(), Downgrade.BY_MEASURE, Period.ZERO);
        at("2026-02-01T10:00:00Z");
        spend("2026-02-01T10:00:00Z", "1000");
        shop.purchases().record(order(ann, "2026-02-01T10:00:00Z", line("s", null, 1, "60", "JPY")), CLERK);
        assertThat(shop.tiers().evaluate(ann, "tiers", CLERK).level()).isEqualTo("Silver");
        assertThat(shop.tiers().standing(ann, "tiers").missing()).isEqualByComparingTo("40");
    }

    @Test
    void yearsThatNobodyLookedAtAreSettledOneByOne() {
        tier(Qualification.spend("EUR"), TierWindow.year(), Downgrade.ONE_LEVEL, Period.ZERO);
        at("2026-06-01T10:00:00Z");
        spend("2026-06-01T10:00:00Z", "120");
        clock.turnTo(Instant.parse("2031-05-01T00:00:00Z"));
        // Gold for 2026 and, by it, 2027; Silver for 2028.
        assertThat(shop.tiers().standing(ann, "tiers").since()).isEqualTo("2028-12-31T23:00:00Z");
        shop.runDue(100);
        assertThat(moves())
                .containsExactly(
                        "2026-06-01T10:00:00Z Gold", "2031-05-01T00:00:00Z Silver", "2031-05-01T00:00:00Z Blue");
    }
}
