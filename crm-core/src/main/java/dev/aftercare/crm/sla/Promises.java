package dev.aftercare.crm.sla;

import dev.aftercare.crm.document.VersionedDocuments;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.List;
import java.util.Optional;

/**
 * What a step on a ticket's clocks needs to know: what the shop promises now, and what was promised to this ticket. Read from the
 * store each time, since a due time must not rest on a definition that is no longer in force.
 *
 * @param inForce for clocks that start, run on after a stop, or take up another target; {@link SlaTerms#NONE} if the shop has no
 *     policy
 * @param counted for counting on the clocks that are not stopped: the versions they name; {@link SlaTerms#NONE} if there are none
 */
public record Promises(SlaTerms inForce, SlaTerms counted) {

    static final VersionedDocuments<BusinessCalendar> CALENDARS =
            new VersionedDocuments<>("calendar", BusinessCalendar.class);
    static final VersionedDocuments<SlaPolicy> POLICIES = new VersionedDocuments<>("sla-policy", SlaPolicy.class);

    /**
     * Reads both.
     *
     * @param unit where
     * @param clocks the ticket's clocks; empty for a new ticket
     * @return what is and was promised
     * @throws dev.aftercare.crm.persistence.StorageException {@code CORRUPT} if a clock names a version that is not stored
     */
    public static Promises of(UnitOfWork unit, List<SlaClock> clocks) {
        SlaTerms inForce = inForce(unit);
        Optional<SlaClock> counting =
                clocks.stream().filter(clock -> !clock.isStopped()).findFirst();
        return new Promises(
                inForce, counting.map(clock -> named(unit, clock, inForce)).orElse(SlaTerms.NONE));
    }

    static SlaTerms inForce(UnitOfWork unit) {
        return POLICIES.inForce(unit, SlaPolicy.DEFAULT)
                .map(policy -> {
                    VersionedDocuments.Version<BusinessCalendar> calendar =
                            CALENDARS.required(unit, policy.value().calendar());
                    return SlaTerms.of(policy.value(), policy.number(), calendar.value(), calendar.number());
                })
                .orElse(SlaTerms.NONE);
    }

    /** The terms that a clock names, taken from others where these are the same. */
    static SlaTerms named(UnitOfWork unit, SlaClock clock, SlaTerms known) {
        boolean sameHours = known.calendar().equals(clock.calendar());
        boolean sameTargets = known.policy().equals(clock.policy());
        if (sameHours && sameTargets) {
            return known;
        }
        return new SlaTerms(
                clock.policy(),
                clock.calendar(),
                sameHours ? known.hours() : CALENDARS.byReference(unit, clock.calendar()),
                sameTargets
                        ? known.targets()
                        : POLICIES.byReference(unit, clock.policy()).targets());
    }
}
