package dev.aftercare.crm.loyalty.condition;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an order's lines do not say of its amounts.
 *
 * @param taxes the tax that is contained in the amounts, by article number, all lines of an article together; an article that is not
 *     named is free of tax
 * @param shipping the article numbers that are shipping and handling
 * @param paidWithPoints what of the total was paid with points; null if nothing
 * @param paidWithGiftCard what of the total was paid with gift cards or store credit; null if nothing
 */
public record Bill(
        Map<String, Money> taxes,
        Set<String> shipping,
        @Nullable Money paidWithPoints,
        @Nullable Money paidWithGiftCard) {

    /** Nothing beyond the lines. */
    public static final Bill NONE = new Bill(Map.of(), Set.of(), null, null);

    /** Checks and copies the parts. */
    public Bill {
        TreeMap<String, Money> sorted = new TreeMap<>();
        Input.present("bill.taxes", taxes)
                .forEach((sku, tax) -> sorted.put(Input.text("bill.taxes.key", sku, 100), positive("bill.taxes", tax)));
        Input.atMost("bill.taxes", sorted.keySet(), 10_000);
        taxes = Collections.unmodifiableSortedMap(sorted);
        shipping = Codes.any("bill.shipping", shipping, 100);
        if (paidWithPoints != null) {
            positive("bill.paidWithPoints", paidWithPoints);
        }
        if (paidWithGiftCard != null) {
            positive("bill.paidWithGiftCard", paidWithGiftCard);
        }
    }

    private static Money positive(String field, @Nullable Money money) {
        Money given = Input.present(field, money);
        if (given.isNegative()) {
            throw new InvalidInputException(field, "is negative", "zero or more");
        }
        return given;
    }

    /**
     * The same bill, paid in part with points.
     *
     * @param money what of the total
     * @return the bill
     */
    public Bill paidWithPoints(Money money) {
        return new Bill(taxes, shipping, money, paidWithGiftCard);
    }

    /**
     * The same bill, paid in part with gift cards or store credit.
     *
     * @param money what of the total
     * @return the bill
     */
    public Bill paidWithGiftCard(Money money) {
        return new Bill(taxes, shipping, paidWithPoints, money);
    }
}
