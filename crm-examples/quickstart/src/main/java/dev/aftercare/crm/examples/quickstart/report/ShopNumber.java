package dev.aftercare.crm.examples.quickstart.report;

import dev.aftercare.crm.Shop;
import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;

/** The number by which the shop's own people know a customer. */
final class ShopNumber {

    private ShopNumber() {}

    static String of(Shop shop, CustomerId id) {
        return shop.customers().find(id).map(Customer::identities).stream()
                .flatMap(identities -> identities.stream())
                .filter(identity -> identity.scheme().equals("shop"))
                .map(Identity::value)
                .findFirst()
                .orElse("?");
    }
}
