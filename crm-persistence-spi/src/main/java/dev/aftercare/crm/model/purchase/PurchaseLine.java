package dev.aftercare.crm.model.purchase;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order or return.
 *
 * @param sku the shop's article number, 1 to 100 characters
 * @param description what the article is called, at most 500 characters, or null
 * @param category the shop's category of the article, at most 200 characters, or null
 * @param quantity how many, at least 1
 * @param amount what the line costs in all, not negative; on a return, what is given back
 */
public record PurchaseLine(
        String sku, @Nullable String description, @Nullable String category, long quantity, Money amount) {

    /** Checks the parts. */
    public PurchaseLine {
        Input.text("line.sku", sku, 100);
        Input.textOrNull("line.description", description, 500);
        Input.textOrNull("line.category", category, 200);
        Input.within("line.quantity", quantity, 1, 1_000_000_000);
        if (Input.present("line.amount", amount).isNegative()) {
            throw new InvalidInputException("line.amount", "is negative", "zero or more");
        }
    }

    /**
     * A line of a quantity at a price for one.
     *
     * @param sku the article number
     * @param description what it is called, or null
     * @param quantity how many
     * @param unitPrice the price of one, of any scale
     * @param currency the currency's ISO 4217 code
     * @return the line; its amount is quantity times unit price, rounded half up to the currency's scale
     */
    public static PurchaseLine of(
            String sku, @Nullable String description, long quantity, BigDecimal unitPrice, String currency) {
        Money zero = Money.of("0", currency);
        BigDecimal exact = Input.present("line.unitPrice", unitPrice).multiply(BigDecimal.valueOf(quantity));
        Money amount = Money.rounded(exact, zero.currency(), RoundingMode.HALF_UP);
        return new PurchaseLine(sku, description, null, quantity, amount);
    }
}
