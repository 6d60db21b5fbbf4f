package dev.aftercare.crm.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.TestCrm;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.model.purchase.PurchaseTotals;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PurchasesTest {

    private static final By SHOP = By.system("checkout");

    private final TestCrm crm = new TestCrm();
    private final Purchases purchases = crm.shop.purchases();
    private final CustomerId ann =
            crm.shop.customers().register(Identity.shopUser("ann"), SHOP).id();

    @Test
    void aPurchaseIsRecordedOnce() {
        Purchase order = order("A-1", "10.00");

        assertThat(purchases.record(order, SHOP)).isTrue();
        assertThat(purchases.record(order, SHOP)).isFalse();

        assertThat(purchases.find(order.id())).contains(order);
        assertThat(crm.heard).hasSize(2);
    }

    @Test
    void aNumberWithOtherContentIsRefused() {
        purchases.record(order("A-1", "10.00"), SHOP);

        assertThatThrownBy(() -> purchases.record(order("A-1", "10.01"), SHOP))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.rejection()).isInstanceOf(PurchaseDiffers.class));
    }

    @Test
    void aPurchaseOfNobodyLeavesNothing() {
        CustomerId nobody = new CustomerId(new UUID(1, 2));
        Purchase order = Purchase.sale("A-1", nobody, TestCrm.START, List.of(line("1.00")));

        assertThatThrownBy(() -> purchases.record(order, SHOP)).isInstanceOf(NotFoundException.class);

        assertThat(purchases.find(order.id())).isEmpty();
    }

    @Test
    void totalsKeepSalesAndReturnsAndCurrenciesApart() {
        purchases.record(order("A-1", "10.00"), SHOP);
        purchases.record(order("A-2", "5.50"), SHOP);
        purchases.record(Purchase.giveBack("R-1", null, ann, TestCrm.START, List.of(line("2.00"))), SHOP);
        PurchaseLine yen = PurchaseLine.of("sku", null, 3, new BigDecimal("100"), "JPY");
        purchases.record(Purchase.sale("A-3", ann, TestCrm.START, List.of(yen)), SHOP);

        List<PurchaseTotals> totals = purchases.totals(ann);

        assertThat(totals).hasSize(2);
        assertThat(totals.get(0).sales()).isEqualTo(2);
        assertThat(totals.get(0).net()).isEqualTo(Money.of("13.50", "EUR"));
        assertThat(totals.get(1).sold()).isEqualTo(Money.of("300", "JPY"));
    }

    @Test
    void linesOfTwoCurrenciesAreMalformed() {
        List<PurchaseLine> lines = List.of(line("1.00"), PurchaseLine.of("sku", null, 1, new BigDecimal("1"), "JPY"));

        assertThatThrownBy(() -> Purchase.sale("A-1", ann, TestCrm.START, lines))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aLineIsRoundedHalfUpToTheCurrency() {
        assertThat(PurchaseLine.of("sku", null, 3, new BigDecimal("0.335"), "GBP")
                        .amount())
                .isEqualTo(Money.of("1.01", "GBP"));
    }

    private Purchase order(String id, String amount) {
        return Purchase.sale(id, ann, TestCrm.START, List.of(line(amount)));
    }

    private static PurchaseLine line(String amount) {
        return new PurchaseLine("sku", null, null, 1, Money.of(amount, "EUR"));
    }
}
