package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Input;
import java.time.Instant;

/**
 * What a decision about a request needs to know besides the request and its order.
 *
 * @param now when, cut to microseconds
 * @param actor who gives the command
 * @param reference the version of the policy, as {@code id@number}
 * @param policy the policy that the request is judged by: the one in force for a new request, the one of its time for others
 */
public record AfterSalesFacts(Instant now, Actor actor, String reference, AfterSalesPolicy policy) {

    /** Checks the parts. */
    public AfterSalesFacts {
        now = Input.instant("facts.now", now);
        Input.present("facts.actor", actor);
        Input.code("facts.reference", reference, 100);
        Input.present("facts.policy", policy);
    }
}
