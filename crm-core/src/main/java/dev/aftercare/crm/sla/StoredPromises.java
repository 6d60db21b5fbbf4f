package dev.aftercare.crm.sla;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.document.VersionedDocuments;
import dev.aftercare.crm.model.sla.TermsRef;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Promises as they are stored. What is asked for is read then, from the store, since a due time must not rest on a definition that is no
 * longer in force; what was asked for before, in the same transaction, is not read again.
 */
public final class StoredPromises {

    static final VersionedDocuments<BusinessCalendar> CALENDARS =
            new VersionedDocuments<>("calendar", BusinessCalendar.class);
    static final VersionedDocuments<SlaPolicy> POLICIES = new VersionedDocuments<>("sla-policy", SlaPolicy.class);

    private static final TypedDocuments<PolicyIndex> INDEX =
            TypedDocuments.parsedOnce("sla-policy-index", PolicyIndex.class);
    private static final String IN_FORCE = "in-force";

    private final UnitOfWork unit;
    private final Map<TermsRef, SlaTerms> named = new HashMap<>();
    private @Nullable PolicyIndex index;

    StoredPromises(UnitOfWork unit) {
        this.unit = unit;
    }

    /**
     * The promises to a ticket that is new.
     *
     * @param unit where
     * @return what is promised
     */
    public static Promises toNew(UnitOfWork unit) {
        StoredPromises stored = new StoredPromises(unit);
        return new Promises(stored::inForce, stored::named, List::of);
    }

    /**
     * The promises to a ticket that exists.
     *
     * @param unit where
     * @param ticket which
     * @return what is and was promised
     */
    public static Promises to(UnitOfWork unit, Ticket ticket) {
        StoredPromises stored = new StoredPromises(unit);
        return new Promises(stored::inForce, stored::named, () -> TicketWalk.events(unit, ticket));
    }

    /** The policies in force, without their targets. */
    PolicyIndex index() {
        PolicyIndex found = index;
        if (found == null) {
            found = INDEX.find(unit, IN_FORCE).orElse(PolicyIndex.EMPTY);
            index = found;
        }
        return found;
    }

    List<SlaPolicy> policiesInForce() {
        return index().entries().stream()
                .map(entry -> POLICIES.byReference(unit, entry.policy()))
                .toList();
    }

    /** The policies in force, to put others into their place. */
    static Stored<PolicyIndex> stored(UnitOfWork unit) {
        return INDEX.stored(unit, IN_FORCE).orElse(Stored.unsaved(IN_FORCE, PolicyIndex.EMPTY));
    }

    /** Puts other policies into force; the same ones change nothing. */
    static void put(CommandContext context, Stored<PolicyIndex> before, PolicyIndex next) {
        if (!next.equals(before.value())) {
            INDEX.save(context, IN_FORCE, null, before.version(), next);
        }
    }

    SlaTerms inForce(TicketTraits traits) {
        return index().choose(traits)
                .map(entry -> named(new TermsRef(
                        entry.policy(),
                        CALENDARS.required(unit, entry.calendar()).reference())))
                .orElse(SlaTerms.NONE);
    }

    SlaTerms named(TermsRef ref) {
        SlaTerms found = named.get(ref);
        if (found == null) {
            found = ref.equals(TermsRef.NONE) ? SlaTerms.NONE : read(ref);
            named.put(ref, found);
        }
        return found;
    }

    private SlaTerms read(TermsRef ref) {
        BusinessCalendar hours = CALENDARS.byReference(unit, ref.calendar());
        SlaPolicy policy = POLICIES.byReference(unit, ref.policy());
        return new SlaTerms(ref.policy(), ref.calendar(), hours, policy.targets(), policy.escalation());
    }

    static Ticket ticket(UnitOfWork unit, TicketId id) {
        return unit.tickets()
                .find(id)
                .orElseThrow(() -> new NotFoundException("ticket", id.value().toString()));
    }
}
