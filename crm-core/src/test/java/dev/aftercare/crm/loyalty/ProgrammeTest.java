package dev.aftercare.crm.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProgrammeTest {

    private static final Rate RATE = Rate.of(1, Money.of("1", "EUR"));

    @Test
    void whatIsNotSaidHasADefault() {
        Programme programme = Programme.builder("gold").build();

        assertThat(programme.version()).isZero();
        assertThat(programme.zone()).isEqualTo(ZoneOffset.UTC);
        assertThat(programme.earning()).isEmpty();
        assertThat(programme.expiry()).isEqualTo(ExpiryRule.never());
        assertThat(programme.order()).isEqualTo(RedemptionOrder.SOONEST_EXPIRY_FIRST);
        assertThat(programme.reference()).isEqualTo("gold@0");
    }

    @Test
    void aProgrammeIsTheSameAfterATripThroughJson() {
        Programme programme = Programme.builder("gold")
                .zone(ZoneId.of("Asia/Shanghai"))
                .earning(EarningRule.of(RATE.rounded(RoundingMode.HALF_UP))
                        .times("图书", "1.50")
                        .times("gift-card", "0")
                        .from(Money.of("10", "EUR")))
                .earning(Rate.of(3, Money.of("100", "JPY")))
                .expiry(ExpiryRule.months(12))
                .order(RedemptionOrder.OLDEST_FIRST)
                .build()
                .withVersion(7);

        String json = CrmJson.mapper().writeValueAsString(programme);

        assertThat(CrmJson.mapper().readValue(json, Programme.class)).isEqualTo(programme);
    }

    @Test
    void equalRulesHaveEqualTextsWhateverTheOrderAndNotationOfTheirMultipliers() {
        Map<String, BigDecimal> one = new LinkedHashMap<>();
        IntStream.range(0, 50).forEach(i -> one.put("c" + i, new BigDecimal("100")));
        Map<String, BigDecimal> other = new LinkedHashMap<>();
        IntStream.range(0, 50).forEach(i -> other.put("c" + (49 - i), new BigDecimal("1E+2")));

        EarningRule left = new EarningRule(RATE, one, null);
        EarningRule right = new EarningRule(RATE, other, null);

        assertThat(left).isEqualTo(right);
        assertThat(CrmJson.mapper().writeValueAsString(left))
                .isEqualTo(CrmJson.mapper().writeValueAsString(right));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void whatIsMalformedIsRefusedByName(String field, ThrowingCallable making) {
        assertThatThrownBy(making)
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo(field));
    }

    static Stream<Arguments> malformed() {
        EarningRule rule = EarningRule.of(RATE);
        return Stream.of(
                bad("programmeId", () -> Programme.builder("two words")),
                bad("programme.zone", () -> Programme.builder("gold").zone(null)),
                bad(
                        "programme.earning",
                        () -> Programme.builder("gold")
                                .earning(RATE)
                                .earning(rule)
                                .build()),
                bad("programme.earning", () -> Programme.builder("gold").earning((EarningRule) null)),
                bad("programme.expiry", () -> Programme.builder("gold").expiry(null)),
                bad("programme.order", () -> Programme.builder("gold").order(null)),
                bad("programme.version", () -> Programme.builder("gold").build().withVersion(-1)),
                bad("rate.points", () -> Rate.of(0, Money.of("1", "EUR"))),
                bad("rate.points", () -> Rate.of(1_000_001, Money.of("1", "EUR"))),
                bad("rate.per", () -> Rate.of(1, Money.of("0", "EUR"))),
                bad("rate.per", () -> Rate.of(1, Money.of("-1", "EUR"))),
                bad("rate.rounding", () -> RATE.rounded(RoundingMode.UNNECESSARY)),
                bad("earning.multipliers", () -> rule.times("a", "-0.1")),
                bad("earning.multipliers", () -> rule.times("a", "1000.1")),
                bad("earning.multipliers", () -> rule.times("a", "0.0000001")),
                bad("earning.multipliers", () -> rule.times("a", "twice")),
                bad("earning.multipliers.key", () -> rule.times(" ", "1")),
                bad("earning.multipliers.key", () -> rule.times("x".repeat(201), "1")),
                bad("earning.minimumOrder", () -> rule.from(Money.of("1", "USD"))));
    }

    private static Arguments bad(String field, ThrowingCallable making) {
        return Arguments.of(field, making);
    }

    @Test
    void multipliersAreAcceptedUpToTheirLimits() {
        EarningRule rule =
                EarningRule.of(RATE).times("a", "1000").times("b", "0").times("c", "0.000001");

        assertThat(rule.multipliers().values())
                .containsExactly(new BigDecimal("1000"), new BigDecimal("0"), new BigDecimal("0.000001"));
    }

    @Test
    void theListOfRulesIsACopy() {
        Programme programme = Programme.builder("gold").earning(RATE).build();

        assertThatThrownBy(() -> programme.earning().add(EarningRule.of(RATE)))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(programme.earning()).isEqualTo(List.of(EarningRule.of(RATE)));
    }
}
