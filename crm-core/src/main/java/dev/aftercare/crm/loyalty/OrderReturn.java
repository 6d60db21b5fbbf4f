package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import java.util.Currency;
import java.util.List;

/**
 * One return of an order, as far as its points are concerned.
 *
 * @param id the return's own number
 * @param order the order's number
 * @param customer whose
 * @param currency in which currency
 * @param articles what came back; of quantity 0 where money was given back and the goods stayed where they are
 */
public record OrderReturn(
        PurchaseId id, PurchaseId order, CustomerId customer, Currency currency, List<ReturnedArticle> articles) {

    /** Checks and copies the parts. */
    public OrderReturn {
        Input.present("return.id", id);
        Input.present("return.order", order);
        Input.present("return.customer", customer);
        Input.present("return.currency", currency);
        articles = List.copyOf(Input.atMost("return.articles", articles, 10_000));
    }

    static OrderReturn of(Purchase purchase, PurchaseId order) {
        return new OrderReturn(
                purchase.id(),
                order,
                purchase.customer(),
                purchase.total().currency(),
                purchase.lines().stream().map(ReturnedArticle::of).toList());
    }
}
