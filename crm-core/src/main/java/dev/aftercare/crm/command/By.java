package dev.aftercare.crm.command;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.IdempotencyKey;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.CustomerId;
import org.jspecify.annotations.Nullable;

/**
 * Who gives a command, under which key it counts only once, and why.
 *
 * @param actor who
 * @param key the caller's name for this request; null if repeating it is a new request
 * @param reason why, in the giver's own words; null if none is given
 */
public record By(
        Actor actor, @Nullable IdempotencyKey key, @Nullable FreeText reason) {

    /** Checks the parts. */
    public By {
        Input.present("by.actor", actor);
    }

    /**
     * Somebody who gives no reason.
     *
     * @param actor who
     * @param key the caller's name for this request; null if repeating it is a new request
     */
    public By(Actor actor, @Nullable IdempotencyKey key) {
        this(actor, key, null);
    }

    /**
     * A person of the shop.
     *
     * @param login the agent's login, 1 to 100 printable ASCII characters without spaces
     * @return the giver, without a key
     */
    public static By agent(String login) {
        return new By(Actor.agent(login), null);
    }

    /**
     * The customer.
     *
     * @param id who
     * @return the giver, without a key
     */
    public static By customer(CustomerId id) {
        return new By(new Actor(Actor.Kind.CUSTOMER, id.value().toString()), null);
    }

    /**
     * A program: an import, another service of the shop.
     *
     * @param name its name, 1 to 100 printable ASCII characters without spaces
     * @return the giver, without a key
     */
    public static By system(String name) {
        return new By(Actor.system(name), null);
    }

    /**
     * The same giver, for a request that must count only once: the same key with the same request gives the first result, the
     * same key with another request is an {@link IdempotencyKeyReusedException}.
     *
     * @param requestKey unique within the tenant, 1 to 200 printable ASCII characters without spaces
     * @return the giver with that key
     */
    public By once(String requestKey) {
        return new By(actor, new IdempotencyKey(requestKey), reason);
    }

    /**
     * The same giver, who says why. The reason stands in every event that tells what the giver did by the command; what a rule makes of
     * it is told with the rule for an actor, and without the reason. Like the actor, it is no part of what makes two requests equal.
     *
     * @param words the reason, 1 to {@value FreeText#MAX} characters, not blank; it may be personal
     * @return the giver with that reason
     */
    public By because(String words) {
        return new By(actor, key, FreeText.of("by.reason", words));
    }
}
