package dev.aftercare.crm.examples.quickstart.replay;

import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.examples.quickstart.ShopRules;
import dev.aftercare.crm.examples.quickstart.input.Invoice;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;

/** Records invoices, and gives and spends the points that come with them. An invoice that was recorded before changes nothing. */
final class PurchaseReplay {

    private static final By TILL = By.system("till");

    private final Shop shop;
    private final CustomerBook customers;
    private long recorded;
    private long knownBefore;
    private long lines;

    PurchaseReplay(Shop shop, CustomerBook customers) {
        this.shop = shop;
        this.customers = customers;
    }

    void replay(Invoice invoice) {
        lines += invoice.lines();
        CustomerId customer = customers.idOf(invoice.customer(), invoice.country());
        if (invoice.cancellation()) {
            // The file does not say which order a cancellation belongs to.
            count(shop.purchases()
                    .record(Purchase.giveBack(invoice.number(), null, customer, invoice.at(), invoice.items()), TILL));
            return;
        }
        Purchase purchase = Purchase.sale(invoice.number(), customer, invoice.at(), invoice.items());
        spendPoints(purchase);
        count(shop.purchases().record(purchase, TILL));
        shop.loyalty().earnFor(ShopRules.POINTS, purchase, TILL);
    }

    long recorded() {
        return recorded;
    }

    long knownBefore() {
        return knownBefore;
    }

    /** The lines of all invoices, recorded now or known before. */
    long lines() {
        return lines;
    }

    /**
     * Decided before the order is recorded: if the program stops in between, the next run finds no order and decides again, and the
     * key keeps the points from being spent twice.
     */
    private void spendPoints(Purchase purchase) {
        PurchaseId order = purchase.id();
        if (shop.purchases().find(order).isPresent()) {
            return;
        }
        long available =
                shop.loyalty().balance(purchase.customer(), ShopRules.POINTS).available();
        if (available >= ShopRules.REDEEMED_AT_ONCE) {
            shop.loyalty()
                    .redeem(
                            purchase.customer(),
                            ShopRules.POINTS,
                            ShopRules.REDEEMED_AT_ONCE,
                            new Cause("voucher", order.value()),
                            TILL.once("redeem:" + order.value()));
        }
    }

    private void count(boolean now) {
        recorded += now ? 1 : 0;
        knownBefore += now ? 0 : 1;
    }
}
