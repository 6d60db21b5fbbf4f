package dev.aftercare.crm.examples.shop;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.loyalty.Receipt;
import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The shop's orders. Its own row, the purchase in the CRM and the points are stored together or not at all. */
@Service
class Orders {

    private static final By CHECKOUT = By.system("checkout");

    private final JdbcClient database;
    private final Crm crm;
    private final InstantSource clock;

    Orders(JdbcClient database, Crm crm, InstantSource clock) {
        this.database = database;
        this.crm = crm;
        this.clock = clock;
    }

    /**
     * Places an order.
     *
     * @param number the order's number
     * @param order what is ordered
     * @return the points that it earned
     * @throws org.springframework.dao.DuplicateKeyException if there is an order of this number
     */
    @Transactional
    Receipt place(String number, NewOrder order) {
        Instant now = clock.instant();
        database.sql("INSERT INTO orders (number, customer, sku, quantity, price, placed_at) VALUES (?, ?, ?, ?, ?, ?)")
                .params(
                        number,
                        order.customer(),
                        order.sku(),
                        order.quantity(),
                        order.price(),
                        now.atOffset(ZoneOffset.UTC))
                .update();
        Shop shop = crm.shop();
        Customer customer = customer(shop, order.customer());
        PurchaseLine line =
                PurchaseLine.of(order.sku(), order.sku(), order.quantity(), order.price(), ShopRules.CURRENCY);
        Purchase purchase = Purchase.sale(number, customer.id(), now, List.of(line));
        shop.purchases().record(purchase, CHECKOUT);
        return shop.loyalty().earnFor(ShopRules.POINTS, purchase, CHECKOUT);
    }

    static Customer customer(Shop shop, String login) {
        Identity identity = Identity.shopUser(login);
        return shop.customers().find(identity).orElseGet(() -> shop.customers().register(identity, CHECKOUT));
    }
}
