package dev.aftercare.crm.loyalty.tier;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.document.VersionedDocuments;
import dev.aftercare.crm.document.VersionedDocuments.Version;
import dev.aftercare.crm.loyalty.store.CustomerLinks;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Loads a level and the facts behind it, lets the rule decide, and stores what was decided. */
final class TierDesk {

    static final VersionedDocuments<TierProgramme> PROGRAMMES =
            new VersionedDocuments<>("tier-programme", TierProgramme.class);

    private static final TypedDocuments<Membership> MEMBERSHIPS = new TypedDocuments<>("tier", Membership.class);

    private TierDesk() {}

    /** Whoever is not evaluated any more keeps to the new rules, too, if these change when a level is looked at. */
    static TierProgramme define(CommandContext context, TierProgramme programme) {
        Optional<Version<TierProgramme>> before = PROGRAMMES.inForce(context.unit(), programme.id());
        PROGRAMMES.define(context, programme.id(), before, programme);
        if (before.filter(old -> TierRules.movesReviews(old.value(), programme)).isPresent()) {
            ReviewRound.begin(context, programme.id());
        }
        return programme;
    }

    /** Of one whose loyalty was moved, the level of the customer who has it now. */
    static Membership evaluate(CommandContext context, CustomerId who, String id) {
        CustomerId customer = CustomerLinks.survivor(context.unit(), who);
        TierProgramme programme = PROGRAMMES.named(context.unit(), id).value();
        Stored<Membership> before = find(context.unit(), programme, customer, context.now());
        QualifyingSums sums = StoredSums.of(context.unit(), programme.qualification(), customer);
        Decision.Accepted<Membership> accepted = TierRules.evaluate(programme, before.value(), sums, context.now())
                .orThrow();
        Membership next = accepted.state();
        if (before.version() == 0 || !next.equals(before.value())) {
            MEMBERSHIPS.save(context, key(programme, customer), customer.value().toString(), before.version(), next);
        }
        if (!accepted.events().isEmpty()) {
            context.happened(
                    TierRules.aggregate(id, customer.value().toString()), customer, next.changes(), accepted.events());
        }
        context.due(accepted.due());
        return next;
    }

    static TierStanding standing(UnitOfWork unit, CustomerId who, String id, Instant at) {
        CustomerId customer = CustomerLinks.survivor(unit, who);
        TierProgramme programme = PROGRAMMES.named(unit, id).value();
        Membership membership = find(unit, programme, customer, at).value();
        QualifyingSums sums = StoredSums.of(unit, programme.qualification(), customer);
        // As if looked at now: a period that ended is settled before anybody reads of it.
        Membership now =
                TierRules.evaluate(programme, membership, sums, at).orThrow().state();
        return TierStanding.of(programme, now, TierRules.measure(programme, now, sums, at));
    }

    static List<TierProgramme> all(UnitOfWork unit) {
        return PROGRAMMES.allInForce(unit);
    }

    /** The levels of all programmes, the last changed first. */
    static Page<Membership> levels(UnitOfWork unit, PageRequest request) {
        return MEMBERSHIPS.page(unit, null, request);
    }

    static Optional<Stored<Membership>> stored(UnitOfWork unit, TierProgramme programme, CustomerId customer) {
        return MEMBERSHIPS.stored(unit, key(programme, customer));
    }

    /** Puts another level in the place of the one stored, and tells of it if it is called otherwise. */
    static void replace(CommandContext context, TierProgramme programme, Membership next, Actor actor) {
        Stored<Membership> before =
                stored(context.unit(), programme, next.customer()).orElseThrow();
        String customer = next.customer().value().toString();
        MEMBERSHIPS.update(context, before.id(), customer, before.version(), next);
        List<Happened> events = TierRules.replaced(programme, before.value(), next, actor);
        if (!events.isEmpty()) {
            context.happened(TierRules.aggregate(programme.id(), customer), next.customer(), next.changes(), events);
        }
    }

    private static Stored<Membership> find(UnitOfWork unit, TierProgramme programme, CustomerId customer, Instant at) {
        return stored(unit, programme, customer).orElseGet(() -> {
            if (unit.customers().find(customer).isEmpty()) {
                throw new NotFoundException("customer", customer.value().toString());
            }
            return Stored.unsaved(key(programme, customer), Membership.joined(programme, customer, at));
        });
    }

    private static String key(TierProgramme programme, CustomerId customer) {
        return programme.id() + "/" + customer.value();
    }
}
