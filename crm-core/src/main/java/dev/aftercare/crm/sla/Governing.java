package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.sla.TermsRef;
import dev.aftercare.crm.model.ticket.ClockEvent.TermsReconsidered;
import dev.aftercare.crm.model.ticket.HandlingEvent.CategoryChosen;
import dev.aftercare.crm.model.ticket.HandlingEvent.CategoryClassified;
import dev.aftercare.crm.model.ticket.HandlingEvent.PriorityChanged;
import dev.aftercare.crm.model.ticket.StepEvent.TicketConfirmed;
import dev.aftercare.crm.model.ticket.StepEvent.TicketReceived;
import dev.aftercare.crm.model.ticket.StepEvent.TicketReopened;
import dev.aftercare.crm.model.ticket.TicketEvent;
import java.util.function.Function;

/** Which terms govern a ticket from an event on. */
@FunctionalInterface
interface Governing {

    /**
     * The terms after an event.
     *
     * @param present the terms before it
     * @param traits the ticket's traits after it
     * @param otherPriority whether it changed the priority
     * @param occurrence the event
     * @return the terms from then on
     */
    SlaTerms after(SlaTerms present, TicketTraits traits, boolean otherPriority, Occurrence occurrence);

    /**
     * As the shop decides: at receipt, when the terms are looked at anew, at another priority and at reopening by what is in force then;
     * at confirmation, and when the category is set, only if that is another policy, because a category chose it. What was promised nothing at receipt is promised
     * nothing later, unless the terms are looked at anew.
     */
    static Governing choosing(Function<TicketTraits, SlaTerms> inForce) {
        return (present, traits, otherPriority, occurrence) -> {
            if (occurrence.body() instanceof TicketReceived || occurrence.body() instanceof TermsReconsidered) {
                return inForce.apply(traits);
            }
            if (present.ref().equals(TermsRef.NONE)) {
                return present;
            }
            if (otherPriority
                    || occurrence.body() instanceof PriorityChanged
                    || occurrence.body() instanceof TicketReopened) {
                return inForce.apply(traits);
            }
            if (occurrence.body() instanceof TicketConfirmed
                    || occurrence.body() instanceof CategoryClassified
                    || occurrence.body() instanceof CategoryChosen) {
                SlaTerms chosen = inForce.apply(traits);
                return chosen.ref().isOfSamePolicy(present.ref()) ? present : chosen;
            }
            return present;
        };
    }

    /** As the events say it was decided. */
    static Governing recorded(Function<TermsRef, SlaTerms> named) {
        return (present, traits, otherPriority, occurrence) ->
                occurrence.body() instanceof TicketEvent event && event.terms() != null
                        ? named.apply(event.terms())
                        : present;
    }

    /** The same terms from the first event on. */
    static Governing always(SlaTerms terms) {
        return (present, traits, otherPriority, occurrence) -> terms;
    }
}
