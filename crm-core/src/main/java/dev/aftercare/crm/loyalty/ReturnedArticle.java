package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.math.BigDecimal;

/**
 * How much of an article of an order came back, by all its returns or by one.
 *
 * @param sku the article
 * @param quantity how many
 * @param amount what was given back for them
 */
public record ReturnedArticle(String sku, long quantity, BigDecimal amount) {

    /** Checks the parts and brings the amount to its plain form. */
    public ReturnedArticle {
        Input.text("returned.sku", sku, 100);
        Input.within("returned.quantity", quantity, 0, Long.MAX_VALUE);
        amount = EarningRule.plain(Input.present("returned.amount", amount));
    }

    static ReturnedArticle of(PurchaseLine line) {
        return new ReturnedArticle(line.sku(), line.quantity(), line.amount().amount());
    }

    ReturnedArticle plus(ReturnedArticle other) {
        return new ReturnedArticle(sku, Math.addExact(quantity, other.quantity), amount.add(other.amount));
    }
}
