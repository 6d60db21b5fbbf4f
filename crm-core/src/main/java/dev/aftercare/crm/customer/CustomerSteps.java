package dev.aftercare.crm.customer;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.Twins;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.customer.Profile;
import dev.aftercare.crm.model.event.AggregateRef;
import java.util.Set;

/** Registers customers as part of other commands. */
public final class CustomerSteps {

    private CustomerSteps() {}

    /**
     * Registers somebody of whom an identity is known, and nothing else.
     *
     * @param context the command, in which nobody was found to have that identity
     * @param identity by which the customer will be recognised
     * @param actor who registers
     * @return the customer, version 1
     * @throws dev.aftercare.crm.persistence.StorageException {@code CONFLICT} if a twin was faster; the command is run again then
     */
    public static Customer register(CommandContext context, Identity identity, Actor actor) {
        CustomerId id = new CustomerId(context.newId());
        Decision.Accepted<Customer> accepted = CustomerRules.register(
                        id, Set.of(identity), Profile.EMPTY, context.now(), actor)
                .orThrow();
        Twins.orRetry("customer", () -> context.unit().customers().insert(accepted.state()));
        context.happened(AggregateRef.of(id), id, accepted.state().version(), accepted.events());
        return accepted.state();
    }
}
