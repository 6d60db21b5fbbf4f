package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.ticket.Escalation;
import java.util.List;

/**
 * The clocks of a ticket that an earlier version of the library stored. It gave a clock that began anew the number of the cycle before, or
 * the first again; what has happened tells the right one. Nothing else of a clock changes.
 *
 * @param before the clocks as they are stored
 * @param after the same clocks under their right numbers, in the same order
 */
record NumberedOn(List<SlaClock> before, List<SlaClock> after) {

    static final NumberedOn NONE = new NumberedOn(List.of(), List.of());

    static NumberedOn of(List<SlaClock> stored, List<SlaClock> told) {
        return new NumberedOn(
                stored, stored.stream().map(clock -> of(clock, told)).toList());
    }

    private static SlaClock of(SlaClock stored, List<SlaClock> told) {
        return told.stream()
                .filter(clock -> clock.metric().equals(stored.metric())
                        && clock.startedAt().equals(stored.startedAt()))
                .findFirst()
                .map(clock -> stored.ofCycle(clock.cycle()))
                .orElse(stored);
    }

    /** What was reached stays reached, and what waits to be done waits. Of runs that are over, the numbers are not known, nor needed. */
    Escalation in(Escalation escalation) {
        if (before.isEmpty()) {
            return escalation;
        }
        Escalation next = escalation;
        for (int i = 0; i < before.size(); i++) {
            next = next.recounted(before.get(i), after.get(i));
        }
        return new Escalation(
                next.rounds().stream()
                        .filter(round -> after.stream().anyMatch(round::isOf))
                        .toList(),
                next.pending(),
                next.snooze());
    }
}
