package dev.aftercare.crm.customer;

import dev.aftercare.crm.command.Rejection;

/** An identity that was to be claimed belongs to another customer of the tenant. */
public record IdentityTaken() implements Rejection {

    @Override
    public String message() {
        return "an identity belongs to another customer; allowed: identities that are free";
    }
}
