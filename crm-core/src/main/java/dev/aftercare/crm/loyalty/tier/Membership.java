package dev.aftercare.crm.loyalty.tier;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.CustomerId;
import java.time.Instant;

/**
 * Which level a customer has.
 *
 * @param programme in which tier programme
 * @param customer who
 * @param level the level's name
 * @param since when it last changed, or when the customer joined
 * @param periodStart when the level's period began; moves on when the level was earned again
 * @param countsFrom the first instant whose contributions count for the period; those that led up to the level do not count again
 * @param changes how often the level changed
 */
public record Membership(
        String programme,
        CustomerId customer,
        String level,
        Instant since,
        Instant periodStart,
        Instant countsFrom,
        long changes) {

    /** Checks the parts. */
    public Membership {
        Input.code("membership.programme", programme, 50);
        Input.present("membership.customer", customer);
        Input.code("membership.level", level, 60);
        since = Input.instant("membership.since", since);
        periodStart = Input.instant("membership.periodStart", periodStart);
        countsFrom = Input.instant("membership.countsFrom", countsFrom);
        Input.within("membership.changes", changes, 0, Long.MAX_VALUE);
    }

    /** The least level, from an instant on; what came before counts, too. */
    static Membership joined(TierProgramme programme, CustomerId customer, Instant at) {
        return new Membership(
                programme.id(), customer, programme.levels().get(0).name(), at, at, Input.EARLIEST, 0);
    }

    Membership to(String next, Instant at, Instant from) {
        return new Membership(programme, customer, next, at, at, from, changes + 1);
    }

    /** This customer with the level of another, or of another time; a level of another name is one more change. */
    Membership like(Membership other) {
        long number = other.level.equals(level) ? changes : changes + 1;
        return new Membership(
                programme, customer, other.level, other.since, other.periodStart, other.countsFrom, number);
    }

    Membership confirmed(Instant from) {
        return new Membership(programme, customer, level, since, from, from, changes);
    }
}
