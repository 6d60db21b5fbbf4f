package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import java.math.BigDecimal;

/**
 * What one article of an order came to, and what of it counted for points. Lines of one article count as one.
 *
 * @param sku the article
 * @param quantity how many
 * @param amount what they cost
 * @param counted its part in what the order earned, in a unit of the order's own
 */
public record OrderShare(String sku, long quantity, BigDecimal amount, BigDecimal counted) {

    /** Checks the parts and brings the numbers to their plain form. */
    public OrderShare {
        Input.text("share.sku", sku, 100);
        Input.within("share.quantity", quantity, 1, Long.MAX_VALUE);
        amount = EarningRule.plain(Input.present("share.amount", amount));
        counted = EarningRule.plain(Input.present("share.counted", counted));
    }

    OrderShare plus(OrderShare other) {
        return new OrderShare(
                sku, Math.addExact(quantity, other.quantity), amount.add(other.amount), counted.add(other.counted));
    }
}
