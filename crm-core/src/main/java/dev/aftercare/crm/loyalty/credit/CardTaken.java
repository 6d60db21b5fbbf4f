package dev.aftercare.crm.loyalty.credit;

import dev.aftercare.crm.command.Rejection;

/** A gift card with the code that was given is there already, spent or not; it stays as it is. */
public record CardTaken() implements Rejection {
    @Override
    public String message() {
        return "there is a gift card with this code; allowed: a code that no card has";
    }
}
