package dev.aftercare.crm.sla;

import dev.aftercare.crm.command.NotFoundException;
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

    private final UnitOfWork unit;
    private final Map<TermsRef, SlaTerms> named = new HashMap<>();
    private @Nullable SlaTerms inForce;

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

    SlaTerms inForce(TicketTraits traits) {
        SlaTerms found = inForce;
        if (found == null) {
            found = POLICIES.inForce(unit, SlaPolicy.DEFAULT)
                    .map(policy -> {
                        VersionedDocuments.Version<BusinessCalendar> calendar =
                                CALENDARS.required(unit, policy.value().calendar());
                        return SlaTerms.of(policy.value(), policy.number(), calendar.value(), calendar.number());
                    })
                    .orElse(SlaTerms.NONE);
            inForce = found;
            named.put(found.ref(), found);
        }
        return found;
    }

    SlaTerms named(TermsRef ref) {
        SlaTerms found = named.get(ref);
        if (found == null) {
            found = ref.equals(TermsRef.NONE)
                    ? SlaTerms.NONE
                    : new SlaTerms(
                            ref.policy(),
                            ref.calendar(),
                            CALENDARS.byReference(unit, ref.calendar()),
                            POLICIES.byReference(unit, ref.policy()).targets());
            named.put(ref, found);
        }
        return found;
    }

    static Ticket ticket(UnitOfWork unit, TicketId id) {
        return unit.tickets()
                .find(id)
                .orElseThrow(() -> new NotFoundException("ticket", id.value().toString()));
    }
}
