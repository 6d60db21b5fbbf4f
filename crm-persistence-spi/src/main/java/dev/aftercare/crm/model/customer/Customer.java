package dev.aftercare.crm.model.customer;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.UnknownFields;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;

/**
 * A customer 客户档案 of one tenant.
 *
 * @param id names the customer
 * @param version the number of changes so far, registration included; at least 1
 * @param identities by which the customer is recognised; at most 50, possibly none
 * @param profile what is known of the person
 * @param registeredAt when the customer became known, in whole microseconds
 * @param unknown what a newer version of the library stored here
 */
public record Customer(
        CustomerId id,
        long version,
        Set<Identity> identities,
        Profile profile,
        Instant registeredAt,
        UnknownFields unknown) {

    private static final Comparator<Identity> BY_SCHEME_AND_VALUE =
            Comparator.comparing(Identity::scheme).thenComparing(Identity::value);

    /** Checks and copies the parts; identities are kept in the order of scheme and value. */
    public Customer {
        Input.present("customer.id", id);
        Input.within("customer.version", version, 1, Long.MAX_VALUE);
        Set<Identity> sorted = new TreeSet<>(BY_SCHEME_AND_VALUE);
        sorted.addAll(Input.atMost("customer.identities", identities, 50));
        identities = Collections.unmodifiableSet(sorted);
        Input.present("customer.profile", profile);
        registeredAt = Input.instant("customer.registeredAt", registeredAt);
        Input.present("customer.unknown", unknown);
    }

    /**
     * A customer just registered.
     *
     * @param id names the customer
     * @param identities by which the customer is recognised
     * @param profile what is known of the person
     * @param at when
     * @return version 1
     */
    public static Customer registered(CustomerId id, Set<Identity> identities, Profile profile, Instant at) {
        return new Customer(id, 1, identities, profile, at, UnknownFields.NONE);
    }

    /**
     * The customer with other identities.
     *
     * @param next all identities from now on
     * @return the next version
     */
    public Customer withIdentities(Set<Identity> next) {
        return new Customer(id, version + 1, next, profile, registeredAt, unknown);
    }

    /**
     * The customer with another profile.
     *
     * @param next the profile from now on
     * @return the next version
     */
    public Customer withProfile(Profile next) {
        return new Customer(id, version + 1, identities, next, registeredAt, unknown);
    }

    @Override
    public String toString() {
        return "Customer[id=" + id.value() + ", version=" + version + "]";
    }
}
