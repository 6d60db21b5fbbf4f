package dev.aftercare.crm.aftersales;

import static dev.aftercare.crm.aftersales.Counter.eur;
import static dev.aftercare.crm.aftersales.Counter.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class OrderAccountTest {

    private static Purchase order(PurchaseLine... lines) {
        return Purchase.sale("1", new CustomerId(new UUID(1, 1)), Counter.START, List.of(lines));
    }

    @Test
    void aDiscountIsSpreadByTheAmountsOfTheLinesAndTheLastBearsTheRest() {
        OrderAccount account = OrderAccount.of(order(line("a", 1, "10"), line("b", 1, "10"), line("c", 1, "10")))
                .charged(
                        order(line("a", 1, "10"), line("b", 1, "10"), line("c", 1, "10")),
                        Charges.of(eur("10"), eur("4.90")));

        assertThat(account.lines())
                .extracting(LineAccount::paid)
                .containsExactly(eur("4.90"), eur("6.67"), eur("6.66"), eur("6.67"));
        assertThat(account.paid()).isEqualTo(eur("24.90"));
    }

    @Property(tries = 500)
    void sharesOfADiscountAddUpAndNoneIsMoreThanItsLine(
            @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 0, max = 100_000) Long> cents,
            @ForAll @IntRange(min = 0, max = 100) int percent,
            @ForAll RoundingMode rounding,
            @ForAll boolean yen) {
        Currency currency = Currency.getInstance(yen ? "JPY" : "EUR");
        List<PurchaseLine> lines = new ArrayList<>();
        for (Long amount : cents) {
            Money money = new Money(BigDecimal.valueOf(amount, yen ? 0 : 2), currency);
            lines.add(new PurchaseLine("a" + lines.size(), null, null, 3, money));
        }
        Purchase order = order(lines.toArray(PurchaseLine[]::new));
        Money discount = Money.rounded(
                order.total().amount().multiply(BigDecimal.valueOf(percent, 2)), currency, RoundingMode.HALF_UP);
        RoundingMode mode = rounding == RoundingMode.UNNECESSARY ? RoundingMode.HALF_EVEN : rounding;

        OrderAccount account = OrderAccount.of(order).charged(order, new Charges(discount, Money.zero(currency), mode));

        assertThat(account.paid()).isEqualTo(order.total().minus(discount));
        for (LineAccount line : account.lines()) {
            assertThat(line.paid().isNegative()).isFalse();
            assertThat(line.paid())
                    .isLessThanOrEqualTo(order.lines().get(line.number() - 1).amount());
        }
    }

    @Property(tries = 500)
    void sharesOfALineAddUpExactlyInWhateverPartsItIsClaimed(
            @ForAll @LongRange(min = 0, max = 10_000) long cents,
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 5) Integer> parts,
            @ForAll RoundingMode rounding) {
        RoundingMode mode = rounding == RoundingMode.UNNECESSARY ? RoundingMode.HALF_EVEN : rounding;
        long pieces = parts.stream().mapToLong(Integer::longValue).sum();
        Money paid = new Money(BigDecimal.valueOf(cents, 2), Currency.getInstance("EUR"));
        LineAccount account = LineAccount.of(1, pieces, paid);

        for (int part : parts) {
            Money share = account.share(part, mode);
            assertThat(share.isNegative()).isFalse();
            account = account.claim(part, share).settle(part, share, eur("0"));
        }

        assertThat(account.refunded()).isEqualTo(paid);
        assertThat(account.isWhollyReturned()).isTrue();
    }

    @Test
    void anAccountThatPassesWhatWasBoughtOrPaidIsNotMade() {
        LineAccount line = LineAccount.of(1, 2, eur("10.00"));

        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> line.claim(3, eur("0")));
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> line.claim(1, eur("10.01")));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() ->
                        line.claim(2, eur("10")).settle(1, eur("10"), eur("0")).claim(1, eur("0.01")));
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> line.release(1, eur("0"), eur("0")));
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> line.release(0, eur("0.01"), eur("0")));
        assertThat(line.claim(2, eur("10.00")).left()).isEqualTo(eur("0"));
    }

    @Test
    void moreDiscountThanTheOrderCostIsMalformed() {
        Purchase order = order(line("a", 1, "10"));

        assertThat(OrderAccount.of(order)
                        .charged(order, Charges.of(eur("10.00"), eur("0")))
                        .paid())
                .isEqualTo(eur("0"));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> OrderAccount.of(order).charged(order, Charges.of(eur("10.01"), eur("0"))))
                .satisfies(e -> assertThat(e.field()).isEqualTo("charges.discount"));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Charges.of(eur("1"), Money.of("1", "JPY")));
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> Charges.of(eur("-1"), eur("0")));
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> Charges.of(eur("0"), eur("-1")));
    }
}
