package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.sla.TermsRef;
import org.jspecify.annotations.Nullable;

/**
 * What happens to tickets, parted by what it is about: the steps, the plan, the handling, the conversation, the clocks and the relations.
 * Whoever listens can ask for one record, for a part or for all of them.
 */
public sealed interface TicketEvent extends EventBody
        permits StepEvent, PlanEvent, HandlingEvent, ConversationEvent, ClockEvent, RelationEvent {

    /**
     * The stage the ticket is in after the event.
     *
     * @return the stage
     */
    Stage to();

    /**
     * The event with what is promised from then on, if it is one at which that can change.
     *
     * @param promised what is promised
     * @return the event that says so, or this one
     */
    default TicketEvent under(TermsRef promised) {
        return this;
    }

    /**
     * What the event says is promised from then on.
     *
     * @return what is promised; null if the event changes nothing of it
     */
    default @Nullable TermsRef terms() {
        return null;
    }
}
