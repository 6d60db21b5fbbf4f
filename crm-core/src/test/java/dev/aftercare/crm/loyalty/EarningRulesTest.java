package dev.aftercare.crm.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EarningRulesTest {

    private static final Rate ONE_PER_EURO = Rate.of(1, Money.of("1", "EUR"));

    @ParameterizedTest
    @CsvSource({
        // amount, points, per, rounding, exact, whole
        "0.00,     1,  1.00, FLOOR,     0,       0",
        "0.99,     1,  1.00, FLOOR,     0.99,    0",
        "1.00,     1,  1.00, FLOOR,     1,       1",
        "19.99,    1,  1.00, FLOOR,     19.99,   19",
        "19.99,    1,  1.00, CEILING,   19.99,   20",
        "28.50,    1,  1.00, FLOOR,     28.5,    28",
        "28.50,    1,  1.00, HALF_UP,   28.5,    29",
        "28.50,    1,  1.00, HALF_EVEN, 28.5,    28",
        "29.50,    1,  1.00, HALF_EVEN, 29.5,    30",
        "28.50,    1,  1.00, HALF_DOWN, 28.5,    28",
        "28.50,    1,  1.00, CEILING,   28.5,    29",
        "15.00,    1, 10.00, FLOOR,     1.5,     1",
        "19.99,    5,  1.00, FLOOR,     99.95,   99",
        "100.00,   3,  7.00, FLOOR,     42.85714285714285714285714285714286, 42",
        // A quotient without an end is rounded as what it is: two thirds of a hundred are below the half of nothing.
        "0.01,     1,  3.00, CEILING,   0.003333333333333333333333333333333333, 1",
        "100.00,   1,  3.00, FLOOR,     33.33333333333333333333333333333333, 33",
    })
    void moneyIsWorthItsShareOfTheRateRoundedOnce(
            String amount, long points, String per, RoundingMode rounding, BigDecimal exact, long whole) {
        Programme programme =
                programme(EarningRule.of(Rate.of(points, Money.of(per, "EUR")).rounded(rounding)));

        Accrual accrual = EarningRules.pointsFor(programme, order(line(null, amount)));

        assertThat(accrual.granted().get(0).exact()).isEqualTo(exact);
        assertThat(accrual.points()).isEqualTo(whole);
    }

    @Test
    void roundingIsAppliedToTheOrderAndNotToItsLines() {
        Purchase order = order(line(null, "0.50"), line(null, "0.50"), line(null, "0.99"));

        assertThat(EarningRules.pointsFor(programme(EarningRule.of(ONE_PER_EURO)), order)
                        .points())
                .isEqualTo(1);
    }

    /** The order of several public cases: 12 of red, 100 of blue, 40 of delivery, 4 points for one of money. */
    @ParameterizedTest
    @MethodSource("multiplied")
    void categoriesCountByTheirMultipliers(EarningRule rule, long points) {
        Purchase order = order(line("red", "12"), line("blue", "100"), line("delivery", "40"));

        assertThat(EarningRules.pointsFor(programme(rule), order).points()).isEqualTo(points);
    }

    static Stream<Arguments> multiplied() {
        EarningRule four = EarningRule.of(Rate.of(4, Money.of("1", "EUR")));
        return Stream.of(
                Arguments.of(four, 608),
                Arguments.of(four.times("red", "0"), 560),
                Arguments.of(four.times("blue", "0").times("delivery", "0"), 48),
                Arguments.of(four.times("red", "0").times("delivery", "0"), 400),
                Arguments.of(four.times("red", "3").times("blue", "6"), 2704),
                Arguments.of(four.times("red", "0").times("blue", "2").times("xxl", "2"), 960),
                Arguments.of(four.times("RED", "3"), 608),
                Arguments.of(four.from(Money.of("300", "EUR")), 0),
                Arguments.of(four.from(Money.of("152", "EUR")), 608),
                Arguments.of(four.from(Money.of("152.01", "EUR")), 0));
    }

    @Test
    void aFractionalMultiplierIsExact() {
        EarningRule rule = EarningRule.of(ONE_PER_EURO).times("books", "1.1");

        Accrual accrual = EarningRules.pointsFor(programme(rule), order(line("books", "10.00"), line(null, "0.99")));

        assertThat(accrual.granted().get(0).exact()).isEqualTo(new BigDecimal("11.99"));
        assertThat(accrual.points()).isEqualTo(11);
    }

    @Test
    void theMinimumIsWhatTheOrderCostsAndNotWhatCounts() {
        EarningRule rule = EarningRule.of(ONE_PER_EURO).times("gift-card", "0").from(Money.of("50", "EUR"));

        assertThat(EarningRules.pointsFor(programme(rule), order(line("gift-card", "45"), line(null, "5")))
                        .points())
                .isEqualTo(5);
    }

    @Test
    void theComputationIsExplained() {
        Programme third =
                programme(EarningRule.of(ONE_PER_EURO).times("sale", "0.5")).withVersion(3);

        assertThat(EarningRules.pointsFor(third, order(line("sale", "10"), line(null, "14.99")))
                        .explanation())
                .isEqualTo("gold@3: 24.99 EUR: base 19.99 at 1 point per 1.00 EUR, FLOOR: 19.99 -> 19");
        Programme minimum = programme(EarningRule.of(ONE_PER_EURO).from(Money.of("30", "EUR")))
                .withVersion(4);
        assertThat(EarningRules.pointsFor(minimum, order(line(null, "29.99"))).explanation())
                .isEqualTo("gold@4: 29.99 EUR: base NOT_MET: order of at least 30.00 EUR; in all 0");
    }

    @Test
    void eachCurrencyHasItsOwnRule() {
        Programme programme = Programme.builder("gold")
                .earning(ONE_PER_EURO)
                .earning(Rate.of(1, Money.of("100", "JPY")))
                .build();
        PurchaseLine yen = new PurchaseLine("sku", null, null, 1, Money.of("1999", "JPY"));

        assertThat(EarningRules.pointsFor(programme, order(yen)).points()).isEqualTo(19);
        PurchaseLine dollars = new PurchaseLine("sku", null, null, 1, Money.of("5", "USD"));
        assertThatThrownBy(() -> EarningRules.pointsFor(programme, order(dollars)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("purchase.currency has no earning rule in gold@0; allowed: one of [EUR, JPY]");
    }

    @Test
    void aReturnEarnsNothingByMistake() {
        Purchase giveBack = Purchase.giveBack("R-1", null, customer(), TracedAccount.START, List.of(line(null, "10")));

        assertThatThrownBy(() -> EarningRules.pointsFor(programme(EarningRule.of(ONE_PER_EURO)), giveBack))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("purchase.kind");
    }

    @Test
    void anAccountsFillIsTheMost() {
        Programme million = programme(EarningRule.of(Rate.of(1_000_000, Money.of("1", "EUR"))));

        assertThat(EarningRules.pointsFor(million, order(line(null, "1000000000")))
                        .points())
                .isEqualTo(PointsAccount.MAX_POINTS);
        assertThatThrownBy(() -> EarningRules.pointsFor(million, order(line(null, "1000000000.01"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("points are too many");
    }

    static Programme programme(EarningRule rule) {
        return Programme.builder("gold").earning(rule).build();
    }

    static CustomerId customer() {
        return new CustomerId(new UUID(0, 7));
    }

    static Purchase order(PurchaseLine... lines) {
        return Purchase.sale("O-1", customer(), TracedAccount.START, Arrays.asList(lines));
    }

    static PurchaseLine line(String category, String amount) {
        return new PurchaseLine("sku", null, category, 1, Money.of(amount, "EUR"));
    }
}
