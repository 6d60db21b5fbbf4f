package dev.aftercare.crm.loyalty;

import static dev.aftercare.crm.loyalty.LoyalShop.CLERK;
import static dev.aftercare.crm.loyalty.LoyalShop.GOLD;
import static dev.aftercare.crm.loyalty.LoyalShop.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuedBooksTest {

    private final LoyalShop shop = new LoyalShop();

    private void define(String worth) {
        shop.loyalty.define(
                LoyalShop.programme()
                        .valuation(Valuation.of("cost", 100, Money.of(worth, "EUR")))
                        .valuation(Valuation.of("price", 1, Money.of("0.01", "EUR")))
                        .build(),
                CLERK);
    }

    @Test
    void theLiabilityOfAnyInstantIsValuedByTheDefinitionOfThatTime() {
        define("0.80");
        shop.earn(1_000);
        shop.clock.turnBy(Duration.ofDays(1));
        define("0.50");
        Instant second = shop.clock.instant();
        shop.redeem(400);
        shop.clock.turnBy(Duration.ofDays(1));

        Liability before = shop.loyalty.valued().liability(GOLD, second.minusSeconds(1), "cost");
        Liability after = shop.loyalty.valued().liability(GOLD, second.plusSeconds(1), "cost");

        assertThat(before.standing().outstanding()).isEqualTo(1_000);
        assertThat(before.money()).isEqualTo(Money.of("8.00", "EUR"));
        assertThat(before.valuation()).isEqualTo("gold@2/cost");
        assertThat(after.standing().outstanding()).isEqualTo(600);
        assertThat(after.money()).isEqualTo(Money.of("3.00", "EUR"));
        assertThat(after.valuation()).isEqualTo("gold@3/cost");
    }

    @Test
    void theBooksOfAPeriodSayWhatPointsCostAndWhatBreakageGains() {
        define("0.80");
        shop.earn(1_000);
        shop.redeem(250);
        shop.clock.turnBy(Duration.ofDays(100));
        shop.shop.runDue(10);
        shop.clock.turnBy(Duration.ofDays(1));

        BooksInMoney books = shop.loyalty.valued().books(GOLD, START, shop.clock.instant(), "cost");

        assertThat(books.books().balanced()).isTrue();
        assertThat(books.issued()).isEqualTo(Money.of("8.00", "EUR"));
        assertThat(books.redeemed()).isEqualTo(Money.of("2.00", "EUR"));
        assertThat(books.expired()).isEqualTo(Money.of("6.00", "EUR"));
        assertThat(books.adjustedOut()).isEqualTo(Money.of("0.00", "EUR"));
        assertThat(books.outstanding()).isEqualTo(Money.of("0.00", "EUR"));
    }

    @ParameterizedTest
    @CsvSource({"1, 3, HALF_EVEN, 0.33", "2, 3, HALF_EVEN, 0.67", "1, 3, CEILING, 0.34", "-1, 3, FLOOR, -0.34"})
    void pointsAreValuedExactlyAndRoundedOnce(long points, long per, RoundingMode rounding, String money) {
        assertThat(new Valuation("v", per, Money.of("1", "EUR"), rounding).of(points))
                .isEqualTo(Money.of(money, "EUR"));
    }

    @Test
    void aValuationThatIsNotThereIsNamed() {
        define("0.80");

        assertThatThrownBy(() -> shop.loyalty.valued().liability(GOLD, START.plusSeconds(1), "tax"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("valuation is not in gold@2; allowed: one of [cost, price]");
        assertThatThrownBy(() -> LoyalShop.programme()
                        .valuation(Valuation.of("a", 1, Money.of("1", "EUR")))
                        .valuation(Valuation.of("a", 2, Money.of("1", "EUR")))
                        .build())
                .hasMessageContaining("programme.valuations");
        assertThatThrownBy(() -> Valuation.of("a", 0, Money.of("1", "EUR"))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Valuation.of("a", 1, Money.of("-1", "EUR"))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Valuation("a", 1, Money.of("1", "EUR"), RoundingMode.UNNECESSARY))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aProgrammeWithValuationsIsTheSameAfterATripThroughJson() {
        Programme programme = LoyalShop.programme()
                .valuation(Valuation.of("cost", 100, Money.of("0.80", "EUR")))
                .build();

        assertThat(CrmJson.mapper().readValue(CrmJson.mapper().writeValueAsString(programme), Programme.class))
                .isEqualTo(programme);
    }
}
