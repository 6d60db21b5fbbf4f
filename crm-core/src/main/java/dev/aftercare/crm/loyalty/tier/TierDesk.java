package dev.aftercare.crm.loyalty.tier;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.document.VersionedDocuments;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Loads a level and the facts behind it, lets the rule decide, and stores what was decided. */
final class TierDesk {

    static final VersionedDocuments<TierProgramme> PROGRAMMES =
            new VersionedDocuments<>("tier-programme", TierProgramme.class);

    private static final TypedDocuments<Membership> MEMBERSHIPS = new TypedDocuments<>("tier", Membership.class);

    private TierDesk() {}

    static Membership evaluate(CommandContext context, CustomerId customer, String id) {
        TierProgramme programme = PROGRAMMES.named(context.unit(), id).value();
        Stored<Membership> before = find(context.unit(), programme, customer, context.now());
        List<Contribution> facts = facts(context.unit(), programme, before.value(), context.now());
        Decision.Accepted<Membership> accepted = TierRules.evaluate(programme, before.value(), facts, context.now())
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

    static TierStanding standing(UnitOfWork unit, CustomerId customer, String id, Instant at) {
        TierProgramme programme = PROGRAMMES.named(unit, id).value();
        Membership membership = find(unit, programme, customer, at).value();
        // As if looked at now: a period that ended is settled before anybody reads of it.
        Membership now = TierRules.evaluate(programme, membership, facts(unit, programme, membership, at), at)
                .orThrow()
                .state();
        BigDecimal measure = TierRules.measure(programme, now, facts(unit, programme, now, at), at);
        return TierStanding.of(programme, now, measure);
    }

    private static Stored<Membership> find(UnitOfWork unit, TierProgramme programme, CustomerId customer, Instant at) {
        return MEMBERSHIPS.stored(unit, key(programme, customer)).orElseGet(() -> {
            if (unit.customers().find(customer).isEmpty()) {
                throw new NotFoundException("customer", customer.value().toString());
            }
            return Stored.unsaved(key(programme, customer), Membership.joined(programme, customer, at));
        });
    }

    private static List<Contribution> facts(
            UnitOfWork unit, TierProgramme programme, Membership membership, Instant at) {
        Instant from = TierRules.factsFrom(programme, membership, at);
        return Facts.read(unit, membership.customer(), programme.qualification(), from);
    }

    private static String key(TierProgramme programme, CustomerId customer) {
        return programme.id() + "/" + customer.value();
    }
}
