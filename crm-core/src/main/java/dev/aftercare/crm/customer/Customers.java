package dev.aftercare.crm.customer;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.customer.Profile;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.StorageException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The customers of one tenant. Every command is one transaction. Safe for use by several threads.
 *
 * <p>All commands throw {@link dev.aftercare.crm.model.InvalidInputException} for malformed arguments,
 * {@link NotFoundException} for a customer that does not exist, and {@link RejectedException} with {@link IdentityTaken} if an
 * identity belongs to somebody else; nothing is changed then.
 */
public final class Customers {

    private final CommandRunner runner;

    /**
     * Creates the service.
     *
     * @param runner runs its commands
     */
    public Customers(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Registers a customer.
     *
     * @param identities by which the customer will be recognised; possibly none, at most 50
     * @param profile what is known of the person
     * @param by who registers
     * @return the customer, version 1
     */
    public Customer register(Set<Identity> identities, Profile profile, By by) {
        return runner.run("customer.register", by, List.of(sorted(identities), profile), Customer.class, context -> {
            CustomerId id = new CustomerId(context.newId());
            Decision.Accepted<Customer> accepted = CustomerRules.register(
                            id, identities, profile, context.now(), by.actor())
                    .orThrow();
            claiming(() -> context.unit().customers().insert(accepted.state()));
            return reported(context, accepted);
        });
    }

    /**
     * Registers a customer with one identity and nothing else known.
     *
     * @param identity by which the customer will be recognised
     * @param by who registers
     * @return the customer, version 1
     */
    public Customer register(Identity identity, By by) {
        return register(Set.of(identity), Profile.EMPTY, by);
    }

    /**
     * Reads a customer.
     *
     * @param id who
     * @return the customer, or empty
     */
    public Optional<Customer> find(CustomerId id) {
        return runner.inTransaction(unit -> unit.customers().find(id));
    }

    /**
     * Reads the customer who has an identity.
     *
     * @param identity any of the customer's identities
     * @return the customer, or empty
     */
    public Optional<Customer> find(Identity identity) {
        return runner.inTransaction(unit -> unit.customers().findByIdentity(identity));
    }

    /**
     * All customers, the first registered first.
     *
     * @param request which part
     * @return the page
     */
    public Page<Customer> page(PageRequest request) {
        return runner.inTransaction(unit -> unit.customers().page(request));
    }

    /**
     * Changes a customer's profile. The change is applied to the profile as it is stored at that moment, again after a conflict, so
     * that two changes at once are both kept.
     *
     * @param id who
     * @param change makes the new profile of the old one; a pure function
     * @param by who changes it; with a key, a repetition is recognised by the key and the customer alone, since a function cannot
     *     be compared
     * @return the customer after the change; the same version if the change made no difference
     */
    public Customer updateProfile(CustomerId id, UnaryOperator<Profile> change, By by) {
        return update(
                "customer.profile",
                id,
                id,
                by,
                customer -> CustomerRules.changeProfile(customer, change.apply(customer.profile()), by.actor()));
    }

    /**
     * Replaces a customer's identities: new ones are claimed, missing ones become free.
     *
     * @param id who
     * @param identities all identities from now on, at most 50
     * @param by who changes them
     * @return the customer after the change; the same version if nothing differs
     */
    public Customer updateIdentities(CustomerId id, Set<Identity> identities, By by) {
        return update(
                "customer.identities",
                id,
                List.of(id, sorted(identities)),
                by,
                customer -> CustomerRules.changeIdentities(customer, identities, by.actor()));
    }

    /**
     * Part of a customer's timeline: contacts, tickets, purchases and points over all channels.
     *
     * @param id who
     * @param request which part
     * @return the events, the last first
     */
    public Page<Event> timeline(CustomerId id, PageRequest request) {
        return runner.inTransaction(unit -> unit.journal().timeline(id, request));
    }

    private Customer update(
            String name, CustomerId id, Object request, By by, Function<Customer, Decision<Customer>> rule) {
        return runner.run(name, by, request, Customer.class, context -> {
            Customer before = context.unit()
                    .customers()
                    .find(id)
                    .orElseThrow(
                            () -> new NotFoundException("customer", id.value().toString()));
            Decision.Accepted<Customer> accepted = rule.apply(before).orThrow();
            if (accepted.events().isEmpty()) {
                return before;
            }
            claiming(() -> context.unit().customers().update(accepted.state(), before.version()));
            return reported(context, accepted);
        });
    }

    private static Customer reported(CommandContext context, Decision.Accepted<Customer> accepted) {
        Customer customer = accepted.state();
        context.happened(AggregateRef.of(customer.id()), customer.id(), customer.version(), accepted.events());
        return customer;
    }

    /** A set has no order of its own, but equal requests must have equal fingerprints. */
    private static List<Identity> sorted(Set<Identity> identities) {
        return Input.present("identities", identities).stream()
                .sorted(Comparator.comparing(Identity::scheme).thenComparing(Identity::value))
                .toList();
    }

    private static void claiming(Runnable write) {
        try {
            write.run();
        } catch (StorageException e) {
            if (e.reason() == StorageException.Reason.DUPLICATE) {
                throw new RejectedException(new IdentityTaken());
            }
            throw e;
        }
    }
}
