package dev.aftercare.crm.sla;

import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.document.VersionedDocuments;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Promises that nobody made: they have version 0.
 *
 * @param index which policy would apply
 * @param terms what each would promise, by its id
 */
record OtherPromises(PolicyIndex index, Map<String, SlaTerms> terms) {

    static OtherPromises of(List<SlaPolicy> policies, List<BusinessCalendar> calendars, UnitOfWork unit) {
        Map<String, SlaTerms> terms = new HashMap<>();
        List<PolicyEntry> entries = new ArrayList<>();
        for (SlaPolicy policy : policies) {
            BusinessCalendar calendar = calendars.stream()
                    .filter(each -> each.id().equals(policy.calendar()))
                    .findFirst()
                    .or(() -> StoredPromises.CALENDARS
                            .inForce(unit, policy.calendar())
                            .map(VersionedDocuments.Version::value))
                    .orElseThrow(() -> new NotFoundException("calendar", policy.calendar()));
            terms.put(policy.id(), SlaTerms.of(policy, 0, calendar, 0));
            entries.add(PolicyEntry.of(policy, 0));
        }
        PolicyIndex index = PolicyIndex.of(entries);
        if (!index.ties().isEmpty()) {
            throw new RejectedException(new PolicyTie(index.ties()));
        }
        return new OtherPromises(index, terms);
    }

    SlaTerms inForce(TicketTraits traits) {
        return index.choose(traits)
                .map(entry -> Input.present("terms", terms.get(entry.id())))
                .orElse(SlaTerms.NONE);
    }
}
