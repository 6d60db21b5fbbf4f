package dev.aftercare.crm.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.loyalty.condition.Bill;
import dev.aftercare.crm.loyalty.condition.InBirthdayMonth;
import dev.aftercare.crm.loyalty.condition.KnownFacts;
import dev.aftercare.crm.loyalty.tier.Qualification;
import dev.aftercare.crm.loyalty.tier.TierLevel;
import dev.aftercare.crm.loyalty.tier.TierProgramme;
import dev.aftercare.crm.loyalty.tier.TierWindow;
import dev.aftercare.crm.loyalty.tier.WithinGrace;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.Month;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long points live as real programmes have it: over odd days, versions, returns, transfers and holds. Each answer is computed by hand. */
class FieldExpiryCasesTest extends FieldShop {

    @ParameterizedTest
    @CsvSource({
        // The day after 29 December 2011 is not there.
        "Pacific/Apia, 2011-12-29T22:00:00Z, 1, 2011-12-30T10:00:00Z",
        "Pacific/Apia, 2011-12-29T22:00:00Z, 2, 2011-12-31T10:00:00Z",
        // 4 November 2018 begins at one o'clock.
        "America/Sao_Paulo, 2018-11-02T15:00:00Z, 1, 2018-11-04T03:00:00Z",
        // 31 March 2024: Beirut begins at one.
        "Asia/Beirut, 2024-03-29T15:00:00Z, 1, 2024-03-30T22:00:00Z"
    })
    void daysThatAreSkippedOrBeginLate(ZoneId zone, String at, int days, Instant expires) {
        define(euros(zone).expiry(ExpiryRule.days(days)));
        at(at);
        buy("10");
        assertThat(loyalty.balance(ann, CLUB).next()).isEqualTo(new Balance.Expiring(10, expires));
        clock.turnTo(expires.minusNanos(1_000));
        assertThat(available()).isEqualTo(10);
        clock.turnTo(expires);
        assertThat(available()).isZero();
        shop.runDue(10);
        assertThat(loyalty.balance(ann, CLUB).balance()).isZero();
    }

    @Test
    void pendingPointsKeepTheirTermsOverAVersion() {
        define(euros(BERLIN).maturity(MaturityRule.afterOrder(14)).expiry(ExpiryRule.endOfMonth(0)));
        at("2026-01-20T09:00:00Z");
        Purchase order = order(ann, "2026-01-20T09:00:00Z", line("sku", null, 2, "100"));
        assertThat(earn(order)).isEqualTo(100);
        at("2026-01-21T09:00:00Z");
        define(euros(BERLIN));
        giveBack(order, line("sku", null, 1, "50"));
        at("2026-02-03T08:59:59Z");
        assertThat(available()).isZero();
        at("2026-02-03T09:00:00Z");
        assertThat(available()).isEqualTo(50);
        assertThat(loyalty.balance(ann, CLUB).next())
                .isEqualTo(new Balance.Expiring(50, Instant.parse("2026-02-28T23:00:00Z")));
    }

    @Test
    void pointsMatureAfterTheHourThatIsNotThere() {
        define(euros(BERLIN).maturity(MaturityRule.afterOrder(1)));
        at("2026-03-28T01:30:00Z"); // 02:30
        buy("10");
        at("2026-03-29T01:29:59Z"); // 03:29:59; 02:30 is not there, an hour later is
        assertThat(available()).isZero();
        at("2026-03-29T01:30:00Z");
        assertThat(available()).isEqualTo(10);
    }

    @Test
    void aTransferAndAMergeTakeWarningsAlong() {
        define(euros(BERLIN)
                .expiry(ExpiryRule.endOfQuarter(0).warnings(List.of(7)).grace(5)));
        CustomerId bob = register("bob");
        CustomerId cat = register("cat");
        at("2026-01-20T09:00:00Z");
        buy("100");
        loyalty.corrections().transfer(ann, bob, CLUB, 40, GIFT, CLERK);
        shop.loyaltyMerges().merge("m", bob, cat, CLERK);
        // Advertised to 31 March, gone on 6 April; a week before 1 April is 25 March.
        at("2026-03-24T22:59:59Z");
        assertThat(warnings(ann)).isEmpty();
        at("2026-03-24T23:00:00Z");
        Instant expiry = Instant.parse("2026-04-05T22:00:00Z");
        assertThat(warnings(ann)).singleElement().satisfies(w -> {
            assertThat(w.points()).isEqualTo(60);
            assertThat(w.expiresAt()).isEqualTo(expiry);
        });
        assertThat(warnings(cat))
                .singleElement()
                .satisfies(w -> assertThat(w.points()).isEqualTo(40));
        assertThat(warnings(bob)).isEmpty();
        at("2026-04-05T21:59:59Z");
        assertThat(loyalty.balance(cat, CLUB).available()).isEqualTo(40);
        at("2026-04-05T22:00:00Z");
        assertThat(loyalty.balance(cat, CLUB).balance()).isZero();
    }

    @Test
    void pointsThatComeBackBetweenTwoWarningsAreWarnedOfOnce() {
        define(euros(BERLIN).expiry(ExpiryRule.days(30).warnings(List.of(10, 3))));
        at("2026-01-01T09:00:00Z");
        buy("100");
        at("2026-01-02T09:00:00Z");
        Purchase paid = order(ann, "2026-01-02T09:00:00Z", line("x", null, 1, "500"));
        loyalty.redeemFor(ann, CLUB, paid.id(), 100, CLERK);
        earn(paid, KnownFacts.NONE.billed(Bill.NONE.paidWithPoints(Money.of("500", "EUR"))));
        // Gone on 1 February 00:00; 22 January: nothing is left to warn of.
        at("2026-01-25T09:00:00Z");
        assertThat(warnings(ann)).isEmpty();
        giveBack(paid, line("x", null, 1, "500"));
        assertThat(available()).isEqualTo(100);
        at("2026-01-28T23:00:00Z");
        assertThat(warnings(ann))
                .singleElement()
                .satisfies(w -> assertThat(w.points()).isEqualTo(100));
    }

    @Test
    void slidingFollowsTheRulesInForceAlsoForALateOrder() {
        define(euros(BERLIN).expiry(ExpiryRule.days(30)));
        at("2026-01-01T09:00:00Z");
        buy("100"); // to 31 January
        at("2026-01-10T09:00:00Z");
        define(euros(BERLIN).expiry(ExpiryRule.sliding(Period.ofDays(60), Set.of(ExpiryRule.Activity.EARN))));
        at("2026-01-20T09:00:00Z");
        earn(order("2026-01-05T09:00:00Z", "10"));
        // Active on 20 January: all live to 21 March.
        assertThat(loyalty.balance(ann, CLUB).next())
                .isEqualTo(new Balance.Expiring(110, Instant.parse("2026-03-21T23:00:00Z")));
    }

    @Test
    void noLongerSlidingIsNotExtendedByALateOrder() {
        define(euros(BERLIN).expiry(ExpiryRule.sliding(Period.ofDays(60), Set.of(ExpiryRule.Activity.EARN))));
        at("2026-01-01T09:00:00Z");
        buy("100"); // to 2 March
        at("2026-01-10T09:00:00Z");
        define(euros(BERLIN).expiry(ExpiryRule.days(30)));
        at("2026-01-20T09:00:00Z");
        earn(order("2026-01-05T09:00:00Z", "10"));
        assertThat(loyalty.balance(ann, CLUB).next())
                .isEqualTo(new Balance.Expiring(100, Instant.parse("2026-03-02T23:00:00Z")));
    }

    @Test
    void whatIsReleasedAfterTheEndOfItsYearIsGone() {
        define(euros(BERLIN).expiry(ExpiryRule.endOfYear().grace(10)));
        at("2026-12-30T09:00:00Z");
        buy("100");
        loyalty.holds().hold(ann, CLUB, "h", 60, null, GIFT, CLERK);
        at("2027-01-11T09:00:00Z");
        assertThat(available()).isZero();
        loyalty.holds().capture(ann, CLUB, "h", 25, CLERK);
        assertThat(loyalty.balance(ann, CLUB).balance()).isZero();
        assertThat(loyalty.books(CLUB, Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2028-01-01T00:00:00Z"))
                        .balanced())
                .isTrue();
    }

    @Test
    void pointsOfTheLastDayOfAFiscalYearLiveAYearLess() {
        define(euros(BERLIN).expiry(ExpiryRule.eachYearOn(MonthDay.of(3, 31), Period.ofMonths(12))));
        at("2026-03-31T21:59:59Z");
        assertThat(loyalty.earn(ann, CLUB, 1, GIFT, CLERK).expiresAt()).isEqualTo("2027-03-31T22:00:00Z");
        at("2026-03-31T22:00:00Z");
        assertThat(loyalty.earn(ann, CLUB, 1, GIFT, CLERK).expiresAt()).isEqualTo("2028-03-31T22:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "GIVEN, 2027-02-03T23:00:00Z, 2027-06-01T22:00:00Z",
        "ORDERED, 2027-01-20T23:00:00Z, 2027-01-19T23:00:00Z"
    })
    void pointsLiveFromTheOrderOrFromWhenTheyCanBeSpent(ExpiryRule.Since since, Instant pending, Instant late) {
        define(euros(BERLIN)
                .maturity(MaturityRule.afterOrder(14))
                .expiry(ExpiryRule.months(12).since(since)));
        at("2026-01-20T09:00:00Z");
        Purchase order = order("2026-01-20T09:00:00Z", "10");
        assertThat(loyalty.earnFor(CLUB, order, CLERK).expiresAt()).isEqualTo(pending);
        at("2026-06-01T09:00:00Z");
        assertThat(loyalty.earnFor(CLUB, order("2026-01-19T09:00:00Z", "10"), CLERK)
                        .expiresAt())
                .isEqualTo(late);
    }

    @Test
    void whatWouldBeOverBeforeItCanBeSpentLivesFromThen() {
        define(euros(BERLIN).expiry(ExpiryRule.endOfMonth(0).since(ExpiryRule.Since.ORDERED)));
        at("2026-02-05T09:00:00Z");
        assertThat(loyalty.earnFor(CLUB, order("2026-01-20T09:00:00Z", "10"), CLERK)
                        .expiresAt())
                .isEqualTo("2026-02-28T23:00:00Z");
    }

    @Test
    void theChoicesTravelAsJson() {
        Programme programme = euros(BERLIN)
                .expiry(ExpiryRule.months(12).since(ExpiryRule.Since.ORDERED))
                .bonus(BonusRule.named("month")
                        .when(new InBirthdayMonth())
                        .gives(new Multiplier(new BigDecimal("2"), RoundingMode.FLOOR, Multiplier.Of.EXACT_AMOUNTS)))
                .build();
        TierProgramme tiers = TierProgramme.of(
                        "tiers",
                        Qualification.spend("EUR"),
                        TierWindow.year().yearFrom(Month.APRIL),
                        TierLevel.of("Blue", "0", "1"))
                .withinGrace(WithinGrace.COUNTS_FOR_NEXT);
        String rules = CrmJson.mapper().writeValueAsString(programme);
        String levels = CrmJson.mapper().writeValueAsString(tiers);

        assertThat(CrmJson.mapper().readValue(rules, Programme.class)).isEqualTo(programme);
        assertThat(CrmJson.mapper().readValue(levels, TierProgramme.class)).isEqualTo(tiers);
        assertThat(rules).contains(",\"since\":\"ORDERED\"");
        assertThat(CrmJson.mapper()
                        .readValue(rules.replace(",\"since\":\"ORDERED\"", ""), Programme.class)
                        .expiry())
                .isEqualTo(ExpiryRule.months(12));
        assertThat(levels).contains(",\"yearStart\":4").contains("\"withinGrace\":\"COUNTS_FOR_NEXT\",");
        assertThat(CrmJson.mapper()
                        .readValue(
                                levels.replace(",\"yearStart\":4", "")
                                        .replace("\"withinGrace\":\"COUNTS_FOR_NEXT\",", ""),
                                TierProgramme.class))
                .isEqualTo(TierProgramme.of(
                        "tiers", Qualification.spend("EUR"), TierWindow.year(), TierLevel.of("Blue", "0", "1")));
    }

    @Test
    void aTransferIsNoActivityAndWhoReceivedSlidesAlone() {
        define(euros(BERLIN)
                .expiry(ExpiryRule.sliding(
                        Period.ofDays(30), Set.of(ExpiryRule.Activity.EARN, ExpiryRule.Activity.REDEEM))));
        CustomerId bob = register("bob");
        at("2026-01-01T09:00:00Z");
        buy("100");
        at("2026-01-20T09:00:00Z");
        loyalty.corrections().transfer(ann, bob, CLUB, 40, GIFT, CLERK);
        Instant end = Instant.parse("2026-01-31T23:00:00Z");
        assertThat(loyalty.balance(ann, CLUB).next()).isEqualTo(new Balance.Expiring(60, end));
        assertThat(loyalty.balance(bob, CLUB).next()).isEqualTo(new Balance.Expiring(40, end));
        at("2026-01-25T09:00:00Z");
        loyalty.redeem(bob, CLUB, 10, GIFT, CLERK);
        assertThat(loyalty.balance(ann, CLUB).next()).isEqualTo(new Balance.Expiring(60, end));
        assertThat(loyalty.balance(bob, CLUB).next())
                .isEqualTo(new Balance.Expiring(30, Instant.parse("2026-02-24T23:00:00Z")));
    }

    @Test
    void onlyWhatIsSpentForGoodSlidesWhereOnlySpendingCounts() {
        define(euros(BERLIN).expiry(ExpiryRule.sliding(Period.ofDays(30), Set.of(ExpiryRule.Activity.REDEEM))));
        Instant first = Instant.parse("2026-01-31T23:00:00Z");
        at("2026-01-01T09:00:00Z");
        buy("100");
        at("2026-01-10T09:00:00Z");
        buy("50");
        assertThat(loyalty.balance(ann, CLUB).next()).isEqualTo(new Balance.Expiring(100, first));
        at("2026-01-20T09:00:00Z");
        loyalty.holds().hold(ann, CLUB, "h", 10, null, GIFT, CLERK);
        assertThat(loyalty.balance(ann, CLUB).next()).isEqualTo(new Balance.Expiring(90, first));
        at("2026-01-21T09:00:00Z");
        loyalty.holds().capture(ann, CLUB, "h", 10, CLERK);
        assertThat(loyalty.balance(ann, CLUB).next())
                .isEqualTo(new Balance.Expiring(140, Instant.parse("2026-02-20T23:00:00Z")));
    }

    @Test
    void aLeapDayOfEachYearIsWarnedOfTheDayBefore() {
        define(euros(BERLIN)
                .expiry(ExpiryRule.eachYearOn(MonthDay.of(2, 29), Period.ZERO).warnings(List.of(1))));
        at("2027-03-01T09:00:00Z");
        buy("10");
        at("2028-02-28T22:59:59Z");
        assertThat(warnings(ann)).isEmpty();
        // The last day is the 29th: the day before they are gone, which is 1 March.
        at("2028-02-28T23:00:00Z");
        assertThat(warnings(ann))
                .singleElement()
                .satisfies(w -> assertThat(w.expiresAt()).isEqualTo("2028-02-29T23:00:00Z"));
    }
}
