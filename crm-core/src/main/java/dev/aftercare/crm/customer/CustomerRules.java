package dev.aftercare.crm.customer;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.customer.CustomerEvent.CustomerRegistered;
import dev.aftercare.crm.model.customer.CustomerEvent.IdentitiesChanged;
import dev.aftercare.crm.model.customer.CustomerEvent.ProfileChanged;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.customer.Profile;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * What becomes of a customer's record. Pure. Whether an identity is free is not decided here: only the store can tell, in the
 * transaction that claims it.
 */
public final class CustomerRules {

    /** Events name the parts that changed, never their values: those are personal. */
    private static final Map<String, Function<Profile, Object>> FIELDS = Map.ofEntries(
            field("displayName", Profile::displayName),
            field("givenName", Profile::givenName),
            field("familyName", Profile::familyName),
            field("birthday", Profile::birthday),
            field("locale", Profile::locale),
            field("zone", Profile::zone),
            field("contactPoints", Profile::contactPoints),
            field("addresses", Profile::addresses),
            field("preferences", Profile::preferences),
            field("tags", Profile::tags),
            field("attributes", Profile::attributes));

    private CustomerRules() {}

    /**
     * A new customer.
     *
     * @param id names the customer
     * @param identities by which the customer will be recognised
     * @param profile what is known of the person
     * @param at when
     * @param by who registers
     * @return version 1
     */
    public static Decision<Customer> register(
            CustomerId id, Set<Identity> identities, Profile profile, Instant at, Actor by) {
        Customer customer = Customer.registered(id, identities, profile, at);
        return Decision.accept(
                customer, List.of(new Happened(new CustomerRegistered(schemes(customer.identities())), by)));
    }

    /**
     * Another profile. One that says the same changes nothing.
     *
     * @param customer the customer
     * @param profile the profile from now on
     * @param by who changes it
     * @return the next version, or the same if nothing differs
     */
    public static Decision<Customer> changeProfile(Customer customer, Profile profile, Actor by) {
        List<String> changed = FIELDS.entrySet().stream()
                .filter(field -> !Objects.equals(
                        field.getValue().apply(customer.profile()),
                        field.getValue().apply(profile)))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (changed.isEmpty()) {
            return Decision.accept(customer, List.of());
        }
        return Decision.accept(customer.withProfile(profile), List.of(new Happened(new ProfileChanged(changed), by)));
    }

    /**
     * Other identities. The same ones change nothing.
     *
     * @param customer the customer
     * @param identities all identities from now on
     * @param by who changes them
     * @return the next version, or the same if nothing differs
     */
    public static Decision<Customer> changeIdentities(Customer customer, Set<Identity> identities, Actor by) {
        if (customer.identities().equals(identities)) {
            return Decision.accept(customer, List.of());
        }
        IdentitiesChanged event = new IdentitiesChanged(
                schemes(without(identities, customer.identities())),
                schemes(without(customer.identities(), identities)));
        return Decision.accept(customer.withIdentities(identities), List.of(new Happened(event, by)));
    }

    private static Map.Entry<String, Function<Profile, Object>> field(String name, Function<Profile, Object> get) {
        return Map.entry(name, get);
    }

    private static Set<Identity> without(Set<Identity> all, Set<Identity> some) {
        Set<Identity> rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static List<String> schemes(Collection<Identity> identities) {
        return identities.stream().map(Identity::scheme).sorted().toList();
    }
}
