package dev.aftercare.crm.examples.quickstart.replay;

import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.customer.Profile;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows the customers by the shop's numbers; whoever is new is registered. */
final class CustomerBook {

    private final Shop shop;
    private final Map<String, CustomerId> known = new HashMap<>();

    CustomerBook(Shop shop) {
        this.shop = shop;
    }

    CustomerId idOf(String number, @Nullable String country) {
        return known.computeIfAbsent(number, key -> findOrRegister(key, country));
    }

    private CustomerId findOrRegister(String number, @Nullable String country) {
        Identity identity = Identity.shopUser(number);
        return shop.customers()
                .find(identity)
                .map(Customer::id)
                .orElseGet(() -> shop.customers()
                        .register(Set.of(identity), profile(country), By.system("quickstart"))
                        .id());
    }

    private static Profile profile(@Nullable String country) {
        return country == null
                ? Profile.EMPTY
                : Profile.builder().attribute("country", country).build();
    }
}
