package dev.aftercare.crm.command;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.IdempotencyKey;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.CustomerId;
import org.jspecify.annotations.Nullable;

/**
 * Who gives a command, and under which key it counts only once.
 *
 * @param actor who
 * @param key the caller's name for this request; null if repeating it is a new request
 */
public record By(Actor actor, @Nullable IdempotencyKey key) {

    /** Checks the parts. */
    public By {
        Input.present("by.actor", actor);
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
        return new By(actor, new IdempotencyKey(requestKey));
    }
}
