package dev.aftercare.crm.loyalty;

import static dev.aftercare.crm.loyalty.LoyalShop.GOLD;
import static dev.aftercare.crm.loyalty.LoyalShop.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.loyalty.condition.AroundBirthday;
import dev.aftercare.crm.loyalty.condition.AroundBirthday.LeapDay;
import dev.aftercare.crm.loyalty.condition.Bill;
import dev.aftercare.crm.loyalty.condition.Condition;
import dev.aftercare.crm.loyalty.condition.EarningOccasion;
import dev.aftercare.crm.loyalty.condition.KnownFacts;
import dev.aftercare.crm.loyalty.condition.OfCategory;
import dev.aftercare.crm.loyalty.condition.OrderFrom;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Cases that programmes differ in, each computed by hand: how orders earn, and how long points live. */
class FieldCasesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static PurchaseLine line(String sku, String category, String amount, String currency) {
        return new PurchaseLine(sku, null, category, 1, Money.of(amount, currency));
    }

    private static Purchase order(String currency, String... amounts) {
        List<PurchaseLine> lines = new ArrayList<>();
        for (String amount : amounts) {
            lines.add(line("sku-" + lines.size(), null, amount, currency));
        }
        return Purchase.sale("O-1", EarningRulesTest.customer(), START, lines);
    }

    private static Accrual accrual(Purchase order, KnownFacts facts, BonusRule... rules) {
        ProgrammeBuilder programme = Programme.builder("gold");
        List.of(rules).forEach(programme::bonus);
        EarningOccasion occasion = EarningOccasion.of(ZoneOffset.UTC, order, facts);
        return EarningRules.accrue(programme.build(), occasion, EarningUsage.NONE);
    }

    private static BonusRule at(Rate rate) {
        return BonusRule.named("rate").gives(PerAmount.of(rate));
    }

    private static BonusRule given(Condition condition) {
        return BonusRule.named("given").when(condition).gives(FixedPoints.of(7));
    }

    private static long points(Purchase order, BonusRule... rules) {
        return accrual(order, KnownFacts.NONE, rules).points();
    }

    /**
     * 19.00, 9.00 and 11.00 at 5 points per 10: together 3.9 amounts, each 1.9, 0.9 and 1.1 of them; so 19.5 points, or 9.5, 4.5 and 5.5.
     */
    @ParameterizedTest
    @CsvSource({
        "OF_POINTS, FLOOR, 19",
        "OF_POINTS, HALF_UP, 20",
        "OF_POINTS_BY_LINE, FLOOR, 18",
        "OF_POINTS_BY_LINE, HALF_UP, 21",
        "OF_POINTS_BY_LINE, HALF_EVEN, 20",
        "OF_AMOUNTS, FLOOR, 15",
        "OF_AMOUNTS, HALF_UP, 20",
        "OF_AMOUNTS, CEILING, 20",
        "OF_AMOUNTS_BY_LINE, FLOOR, 10",
        "OF_AMOUNTS_BY_LINE, HALF_UP, 20",
        "OF_AMOUNTS_BY_LINE, CEILING, 25"
    })
    void fractionsBecomeWholeOfPointsOrOfAmountsForTheOrderOrForEachLine(
            Rate.Fractions fractions, RoundingMode rounding, long points) {
        Rate rate = Rate.of(5, Money.of("10", "EUR")).rounded(rounding).whole(fractions);

        assertThat(points(order("EUR", "19", "9", "11"), at(rate))).isEqualTo(points);
    }

    /** An order's points are those of its lines: a return of a line takes exactly what that line earned. */
    @ParameterizedTest
    @CsvSource({"OF_POINTS_BY_LINE, 9, 4, 5", "OF_AMOUNTS_BY_LINE, 5, 0, 5"})
    void aLineThatEarnedOnItsOwnTakesBackItsOwn(Rate.Fractions fractions, long first, long second, long third) {
        LoyalShop shop = new LoyalShop();
        Rate rate = Rate.of(5, Money.of("10", "EUR")).whole(fractions);
        shop.loyalty.define(Programme.builder("gold").earning(rate).build(), LoyalShop.CLERK);
        List<PurchaseLine> lines = order("EUR", "19", "9", "11").lines();
        shop.loyalty.earnFor(GOLD, Purchase.sale("O", shop.customer, START, lines), LoyalShop.CLERK);
        List<Long> taken = new ArrayList<>();
        for (PurchaseLine line : lines) {
            Purchase back =
                    Purchase.giveBack("R-" + line.sku(), new PurchaseId("O"), shop.customer, START, List.of(line));
            taken.add(shop.loyalty.returns().take(GOLD, back, LoyalShop.CLERK).takenBack());
        }

        assertThat(taken).containsExactly(first, second, third);
        assertThat(shop.balance().available()).isZero();
    }

    /** What is whole is multiplied: 3 full amounts are 15 points, and twice that is 30. */
    @ParameterizedTest
    @EnumSource(Multiplier.Of.class)
    void wholeAmountsAreMultipliedAsWholePoints(Multiplier.Of of) {
        Rate rate = Rate.of(5, Money.of("10", "EUR")).whole(Rate.Fractions.OF_AMOUNTS);
        BonusRule twice = BonusRule.named("twice").gives(new Multiplier(new BigDecimal("2"), RoundingMode.FLOOR, of));

        assertThat(points(order("EUR", "19", "9", "11"), at(rate), twice)).isEqualTo(30);
    }

    /** 2 for each full 10 of bread only: 19 + 11 are 3 full amounts in one sum, and milk does not count. */
    @Test
    void onlyTheLinesOfTheRuleComeToTheAmount() {
        Rate rate = Rate.of(2, Money.of("10", "EUR")).whole(Rate.Fractions.OF_AMOUNTS);
        BonusRule bread =
                BonusRule.named("bread").when(new OfCategory(Set.of("bread"))).gives(PerAmount.of(rate));
        Purchase order = Purchase.sale(
                "O-1",
                EarningRulesTest.customer(),
                START,
                List.of(
                        line("a", "bread", "19", "EUR"),
                        line("b", "milk", "90", "EUR"),
                        line("c", "bread", "11", "EUR")));

        assertThat(points(order, bread)).isEqualTo(6);
    }

    /** Yen have no decimals, dinars have three. */
    @ParameterizedTest
    @CsvSource({
        "JPY, 1299, 1, 100, 12",
        "JPY, 99, 1, 100, 0",
        "KWD, 1.999, 1, 0.250, 7",
        "KWD, 0.249, 1, 0.250, 0",
        "KWD, 12.345, 3, 1, 37",
        "EUR, 0, 1, 1, 0",
        "EUR, 999999999999.99, 1, 1, 999999999999"
    })
    void currenciesHaveDecimalsOfTheirOwn(String currency, String amount, long each, String per, long points) {
        Rate rate = Rate.of(each, Money.of(per, currency));

        assertThat(points(order(currency, amount), at(rate))).isEqualTo(points);
    }

    @Test
    void moreThanAnAccountHoldsIsRefusedAndNotCut() {
        Rate rate = Rate.of(1_000_000, Money.of("0.01", "EUR"));

        // 10,000,000 of 100 cents of 1,000,000 points each are what an account holds.
        assertThat(points(order("EUR", "10000000"), at(rate))).isEqualTo(PointsAccount.MAX_POINTS);
        assertThatThrownBy(() -> points(order("EUR", "10000000.01"), at(rate)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("at most " + PointsAccount.MAX_POINTS);
    }

    /** 50 of goods and 6 of shipping, 10 of them paid with points. */
    @ParameterizedTest
    @CsvSource({
        "ORDER, 56, 7", "ORDER, 56.01, 0",
        "ORDER_AFTER_POINTS, 46, 7", "ORDER_AFTER_POINTS, 46.01, 0",
        "GOODS, 50, 7", "GOODS, 50.01, 0"
    })
    void aMinimumIsOfTheOrderOrOfWhatIsLeftOrOfGoods(OrderFrom.Sum of, String minimum, long points) {
        Purchase order = Purchase.sale(
                "O-1",
                EarningRulesTest.customer(),
                START,
                List.of(line("goods", null, "50", "EUR"), line("parcel", null, "6", "EUR")));
        Bill bill = new Bill(Map.of(), Set.of("parcel"), null, null).paidWithPoints(Money.of("10", "EUR"));
        BonusRule rule = given(new OrderFrom(Money.of(minimum, "EUR"), of));

        assertThat(accrual(order, KnownFacts.NONE.billed(bill), rule).points()).isEqualTo(points);
    }

    @Test
    void aMinimumOfGoodsIsNotKnownToHoldWithoutTheBill() {
        BonusRule rule = given(new OrderFrom(Money.of("1", "EUR"), OrderFrom.Sum.GOODS));
        Accrual accrual = accrual(order("EUR", "50"), KnownFacts.NONE, rule);

        assertThat(accrual.points()).isZero();
        assertThat(accrual.passed()).extracting(RulePassed::why).containsExactly(RulePassed.Why.NOT_KNOWN);
    }

    /** Born on 29 February 2000, birthdays with a day before and after: 2026 and 2100 have no such day, 2028 has. */
    @ParameterizedTest
    @CsvSource({
        "2026-02-26, 0, 0",
        "2026-02-27, 7, 0",
        "2026-02-28, 7, 7",
        "2026-03-01, 7, 7",
        "2026-03-02, 0, 7",
        "2026-03-03, 0, 0",
        "2028-02-27, 0, 0",
        "2028-02-28, 7, 7",
        "2028-02-29, 7, 7",
        "2028-03-01, 7, 7",
        "2028-03-02, 0, 0",
        "2100-02-27, 7, 0",
        "2100-03-02, 0, 7"
    })
    void whoWasBornOnALeapDayHasItInOtherYearsOnTheLastOfFebruaryOrTheFirstOfMarch(
            LocalDate day, long february, long march) {
        Purchase order = Purchase.sale(
                "O-1",
                EarningRulesTest.customer(),
                day.atTime(12, 0).toInstant(ZoneOffset.UTC),
                order("EUR", "5").lines());
        KnownFacts born = KnownFacts.NONE.born(LocalDate.of(2000, 2, 29));
        AroundBirthday around = new AroundBirthday(1, 1);

        assertThat(accrual(order, born, given(around)).points()).isEqualTo(february);
        assertThat(accrual(order, born, given(around.leapDay(LeapDay.MARCH_1))).points())
                .isEqualTo(march);
    }

    /** A birthday on another day is never moved. */
    @Test
    void aBirthdayOnTheLastOfFebruaryStaysThere() {
        AroundBirthday march = new AroundBirthday(0, 0).leapDay(LeapDay.MARCH_1);
        KnownFacts born = KnownFacts.NONE.born(LocalDate.of(1999, 2, 28));
        Purchase order = Purchase.sale(
                "O-1",
                EarningRulesTest.customer(),
                Instant.parse("2026-02-28T12:00:00Z"),
                order("EUR", "5").lines());

        assertThat(accrual(order, born, given(march)).points()).isEqualTo(7);
    }

    /** To the same time of another day, or to the end of that day; the clocks go forward on 29 March and back on 25 October 2026. */
    @ParameterizedTest
    @CsvSource({
        "2026-01-10T12:00:00Z, P1D, 2026-01-11T12:00:00Z, 2026-01-11T23:00:00Z",
        // Noon in Berlin is 11:00 in winter and 10:00 in summer.
        "2026-03-28T11:00:00Z, P1D, 2026-03-29T10:00:00Z, 2026-03-29T22:00:00Z",
        "2026-10-24T10:00:00Z, P1D, 2026-10-25T11:00:00Z, 2026-10-25T23:00:00Z",
        // 02:30 does not exist on 29 March: the clocks show 03:30 then.
        "2026-03-28T01:30:00Z, P1D, 2026-03-29T01:30:00Z, 2026-03-29T22:00:00Z",
        // A month after 31 January is the last day of February, and after that of February the 28th.
        "2026-01-31T12:00:00Z, P1M, 2026-02-28T12:00:00Z, 2026-02-28T23:00:00Z",
        "2028-01-31T12:00:00Z, P1M, 2028-02-29T12:00:00Z, 2028-02-29T23:00:00Z",
        "2026-02-28T12:00:00Z, P1M, 2026-03-28T12:00:00Z, 2026-03-28T23:00:00Z",
        "2026-08-31T10:00:00Z, P6M, 2027-02-28T11:00:00Z, 2027-02-28T23:00:00Z",
        "2028-02-29T12:00:00Z, P1Y, 2029-02-28T12:00:00Z, 2029-02-28T23:00:00Z",
        // Half past eleven in the evening of the day before in London is the next day in Berlin.
        "2026-06-30T22:30:00Z, P1D, 2026-07-01T22:30:00Z, 2026-07-02T22:00:00Z"
    })
    void pointsLiveToTheSameTimeOfAnotherDayOrToTheEndOfIt(
            Instant earned, Period after, Instant exactly, Instant endOfDay) {
        assertThat(ExpiryRule.exactly(after).expiresAt(earned, BERLIN)).isEqualTo(exactly);
        assertThat(ExpiryRule.rolling(after).expiresAt(earned, BERLIN)).isEqualTo(endOfDay);
    }

    /** The same instant is in other years, months and days of other zones. */
    @Test
    void calendarsAreThoseOfTheProgrammesZone() {
        Instant newYearsEve = Instant.parse("2026-12-31T23:30:00Z");

        // In Berlin it is 2027, in New York still 2026.
        assertThat(ExpiryRule.endOfYear().expiresAt(newYearsEve, BERLIN))
                .isEqualTo(Instant.parse("2027-12-31T23:00:00Z"));
        assertThat(ExpiryRule.endOfYear().expiresAt(newYearsEve, NEW_YORK))
                .isEqualTo(Instant.parse("2027-01-01T05:00:00Z"));
        assertThat(ExpiryRule.endOfMonth(1).expiresAt(newYearsEve, NEW_YORK))
                .isEqualTo(Instant.parse("2027-02-01T05:00:00Z"));
    }

    /** The last of February of each year: in 2028 that is the 29th if the rule says so. */
    @Test
    void eachYearOnALeapDayIsTheLastOfFebruaryInOtherYears() {
        ExpiryRule leap = ExpiryRule.eachYearOn(MonthDay.of(2, 29), Period.ZERO);

        assertThat(leap.expiresAt(Instant.parse("2026-02-28T12:00:00Z"), ZoneOffset.UTC))
                .isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
        assertThat(leap.expiresAt(Instant.parse("2027-03-01T12:00:00Z"), ZoneOffset.UTC))
                .isEqualTo(Instant.parse("2028-03-01T00:00:00Z"));
    }

    @Test
    void graceAndWarningsOfAnExactExpiryAreInDays() {
        ExpiryRule rule = ExpiryRule.exactly(Period.ofDays(30)).grace(2).warnings(List.of(7));
        Instant expiresAt = rule.expiresAt(Instant.parse("2026-01-10T12:00:00Z"), BERLIN);

        // Advertised to 9 February, 13:00 in Berlin; a week before that day begins is 2 February.
        assertThat(expiresAt).isEqualTo(Instant.parse("2026-02-11T12:00:00Z"));
        assertThat(rule.warnsAt(expiresAt, 7, BERLIN)).isEqualTo(Instant.parse("2026-02-01T23:00:00Z"));
    }

    @Test
    void theChoicesTravelAsJsonAndWhoDoesNotTellThemMeansTheUsual() {
        Programme programme = Programme.builder("gold")
                .expiry(ExpiryRule.exactly(Period.ofDays(30)))
                .bonus(at(Rate.of(5, Money.of("10", "EUR")).whole(Rate.Fractions.OF_AMOUNTS_BY_LINE)))
                .bonus(given(new AroundBirthday(1, 1).leapDay(LeapDay.MARCH_1)))
                .bonus(BonusRule.named("goods")
                        .when(new OrderFrom(Money.of("1", "EUR"), OrderFrom.Sum.GOODS))
                        .gives(FixedPoints.of(1)))
                .build();
        String json = CrmJson.mapper().writeValueAsString(programme);

        assertThat(CrmJson.mapper().readValue(json, Programme.class)).isEqualTo(programme);
        String older = json.replace(",\"fractions\":\"OF_AMOUNTS_BY_LINE\"", "")
                .replace(",\"leapDay\":\"MARCH_1\"", "")
                .replace(",\"of\":\"GOODS\"", "");
        assertThat(older.length()).isEqualTo(json.length() - 66);
        Programme usual = Programme.builder("gold")
                .expiry(ExpiryRule.exactly(Period.ofDays(30)))
                .bonus(at(Rate.of(5, Money.of("10", "EUR"))))
                .bonus(given(new AroundBirthday(1, 1)))
                .bonus(BonusRule.named("goods")
                        .when(new OrderFrom(Money.of("1", "EUR")))
                        .gives(FixedPoints.of(1)))
                .build();
        assertThat(CrmJson.mapper().readValue(older, Programme.class)).isEqualTo(usual);
    }
}
