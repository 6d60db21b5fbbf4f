package dev.aftercare.crm.loyalty.tier;

import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.loyalty.store.CustomerLinks;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.loyalty.TierEvent.TierChanged;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The level that a customer had at an instant, as it was looked at until then, for rules that depend on it: what an order brings follows from
 * the level and the definition of its time, however late it is settled. It costs a few reads, however much the customer bought, and one more
 * if the level has changed since: whether it would change by now is for {@link Tiers#evaluate} and the sweep.
 */
public final class LevelAt {

    private LevelAt() {}

    /**
     * The level of a customer; of one whose loyalty was moved, that of the customer who has it now.
     *
     * @param unit the transaction
     * @param programme in which tier programme
     * @param customer whose
     * @param at when; at the instant of a change it is the new one
     * @return the level, the least one for a customer who was not looked at by then; empty if there is no such programme
     */
    public static Optional<TierLevel> of(UnitOfWork unit, String programme, CustomerId customer, Instant at) {
        Optional<TierProgramme> found = TierDesk.PROGRAMMES.at(unit, programme, at);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        TierProgramme rules = found.get();
        CustomerId owner = CustomerLinks.survivor(unit, customer);
        int place = TierDesk.stored(unit, rules, owner)
                .map(Stored::value)
                .map(now -> at.isBefore(now.since()) ? before(unit, now, at) : now.level())
                .map(rules::place)
                .orElse(0);
        return Optional.of(rules.levels().get(place));
    }

    /**
     * A level by its name.
     *
     * @param unit the transaction
     * @param programme in which tier programme
     * @param name the level's name
     * @param at when
     * @return the level as it was defined then; empty if there is no such programme, or had no such level
     */
    public static Optional<TierLevel> named(UnitOfWork unit, String programme, String name, Instant at) {
        return TierDesk.PROGRAMMES.at(unit, programme, at).stream()
                .flatMap(rules -> rules.levels().stream())
                .filter(level -> level.name().equals(name))
                .findFirst();
    }

    /** What the first change after an instant took away. */
    private static String before(UnitOfWork unit, Membership now, Instant at) {
        AggregateRef changes =
                TierRules.aggregate(now.programme(), now.customer().value().toString());
        List<Event> part;
        long after = 0;
        do {
            part = unit.journal().history(changes, after, PageRequest.MAX_LIMIT);
            for (Event event : part) {
                after = event.sequence();
                if (event.body() instanceof TierChanged change && event.at().isAfter(at)) {
                    return change.from();
                }
            }
        } while (part.size() == PageRequest.MAX_LIMIT);
        return now.level();
    }
}
