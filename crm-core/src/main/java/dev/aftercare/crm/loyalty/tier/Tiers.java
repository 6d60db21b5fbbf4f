package dev.aftercare.crm.loyalty.tier;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.document.VersionedDocuments.Version;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.persistence.PageRequest;
import java.util.List;
import java.util.Optional;

/**
 * The tiers of one tenant. Every command is one transaction. Safe for use by several threads.
 *
 * <p>A shop calls {@link #evaluate} after a purchase, a return or an earning: the customer goes up at once. Going down needs no call: it
 * is due work at the end of the level's period. A change is one event, whoever noticed it first.
 *
 * <p>All methods throw {@link InvalidInputException} for malformed arguments and {@link NotFoundException} for a customer or tier
 * programme that does not exist; nothing is changed then.
 */
public final class Tiers {

    private final CommandRunner runner;

    /**
     * Creates the service.
     *
     * @param runner runs its commands
     */
    public Tiers(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Defines a tier programme, or defines it anew. Levels follow the new rules when they are next looked at; a level whose name is
     * gone counts as the least. If the new rules may change when that is, due work goes through all members, a hundred with each
     * transaction: so they end the level also of who is never evaluated again, and at once if its time is over by them. The definition in
     * force, said again, changes nothing.
     *
     * @param programme the rules
     * @param by who defines it
     * @return the rules
     */
    public TierProgramme define(TierProgramme programme, By by) {
        Input.present("programme", programme);
        return runner.run(
                "tier.define", by, programme, TierProgramme.class, context -> TierDesk.define(context, programme));
    }

    /**
     * Reads the rules in force.
     *
     * @param programme which tier programme
     * @return the rules, or empty
     */
    public Optional<TierProgramme> programme(String programme) {
        Input.code("programme", programme, 50);
        return runner.inTransaction(
                unit -> TierDesk.PROGRAMMES.inForce(unit, programme).map(Version::value));
    }

    /**
     * Reads any definition that a tier programme ever had, as the list of definitions names it.
     *
     * @param programme which tier programme
     * @param version which definition of it
     * @return the rules, or empty
     */
    public Optional<TierProgramme> programme(String programme, long version) {
        Input.code("programme", programme, 50);
        return runner.inTransaction(unit -> TierDesk.PROGRAMMES.find(unit, programme + "@" + version));
    }

    /**
     * Looks at a customer's level now, and stores what changed.
     *
     * @param customer whose
     * @param programme in which tier programme
     * @param by who asks for it
     * @return the level from now on
     */
    public Membership evaluate(CustomerId customer, String programme, By by) {
        Input.present("customer", customer);
        Input.code("programme", programme, 50);
        return runner.run(
                "tier.evaluate",
                by,
                List.of(customer, programme),
                Membership.class,
                context -> TierDesk.evaluate(context, customer, programme));
    }

    /**
     * Where a customer stands now, and what is missing to the next level. Nothing is stored, and nothing need have been evaluated.
     *
     * @param customer whose
     * @param programme in which tier programme
     * @return the standing
     */
    public TierStanding standing(CustomerId customer, String programme) {
        Input.present("customer", customer);
        Input.code("programme", programme, 50);
        return runner.inTransaction(unit -> TierDesk.standing(unit, customer, programme, runner.now()));
    }

    /**
     * The changes of a customer's level.
     *
     * @param customer whose
     * @param programme in which tier programme
     * @param after only changes after this one, by their sequence; 0 starts with the first
     * @param limit at most how many, 1 to {@value PageRequest#MAX_LIMIT}
     * @return the events, the first first
     */
    public List<Event> history(CustomerId customer, String programme, long after, int limit) {
        Input.present("customer", customer);
        Input.code("programme", programme, 50);
        Input.within("after", after, 0, Long.MAX_VALUE);
        Input.within("limit", limit, 1, PageRequest.MAX_LIMIT);
        return runner.inTransaction(unit -> unit.journal()
                .history(TierRules.aggregate(programme, customer.value().toString()), after, limit));
    }
}
