package dev.aftercare.crm.examples.benchmarks.points;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.jdbc.JdbcStorage;
import dev.aftercare.crm.loyalty.ExpiryRule;
import dev.aftercare.crm.loyalty.Programme;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import java.util.concurrent.atomic.AtomicReferenceArray;
import javax.sql.DataSource;

/** Through the library, as a shop does it. */
final class LibraryTill implements Till {

    static final ProgrammeId GOLD = new ProgrammeId("gold");
    static final long START = 100_000;

    private static final By TILL = By.agent("till");
    private static final Cause ORDER = new Cause("purchase", "O-1");

    private final Shop shop;
    private final AtomicReferenceArray<CustomerId> customers;

    LibraryTill(DataSource pool, int number) {
        shop = Crm.on(JdbcStorage.own(pool).build()).shop();
        shop.loyalty()
                .define(Programme.builder("gold").expiry(ExpiryRule.months(12)).build(), TILL);
        customers = new AtomicReferenceArray<>(number);
    }

    /** Opens the account of a customer, with points. */
    void open(int customer) {
        CustomerId id = shop.customers()
                .register(Identity.shopUser("c" + customer), TILL)
                .id();
        shop.loyalty().earn(id, GOLD, START, ORDER, TILL);
        customers.set(customer, id);
    }

    CustomerId id(int customer) {
        return customers.get(customer);
    }

    @Override
    public void earn(int customer, long points, String key) {
        shop.loyalty().earn(id(customer), GOLD, points, ORDER, TILL.once(key));
    }

    @Override
    public void redeem(int customer, long points, String key) {
        shop.loyalty().redeem(id(customer), GOLD, points, ORDER, TILL.once(key));
    }

    boolean booksHold() {
        return shop.loyalty().verifyBooks(GOLD).balanced();
    }
}
