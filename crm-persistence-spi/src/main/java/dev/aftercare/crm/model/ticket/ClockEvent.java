package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.sla.TermsRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is promised, what was not kept, and who is told of it. */
public sealed interface ClockEvent extends TicketEvent {

    /**
     * The shop looked anew at what it promises: other terms apply, although nothing happened to the matter.
     *
     * @param to the stage, unchanged
     * @param terms what is promised from then on; null if it is what was promised before
     */
    record TermsReconsidered(Stage to, @Nullable TermsRef terms) implements ClockEvent {
        /** Checks the part. */
        public TermsReconsidered {
            Input.present("to", to);
        }

        @Override
        public TicketEvent under(TermsRef promised) {
            return new TermsReconsidered(to, promised);
        }
    }

    /**
     * A service-level target was used up.
     *
     * @param to the stage, unchanged
     * @param metric of which clock
     * @param dueAt when the target was used up
     */
    record TargetBreached(Stage to, Metric metric, Instant dueAt) implements ClockEvent {
        /** Checks the parts. */
        public TargetBreached {
            Input.present("to", to);
            Input.present("metric", metric);
            Input.present("dueAt", dueAt);
        }
    }

    /**
     * A rung of the escalation plan was reached: so much of a target is used up, or it was passed by so much.
     *
     * @param to the stage, unchanged
     * @param metric of which clock
     * @param rung the name of the rung
     * @param at when it was reached, whenever that was noticed
     */
    record EscalationReached(Stage to, Metric metric, String rung, Instant at) implements ClockEvent {
        /** Checks the parts. */
        public EscalationReached {
            Input.present("to", to);
            Input.present("metric", metric);
            Input.present("rung", rung);
            Input.present("at", at);
        }
    }

    /**
     * What a rung asks for was done. What it changed of the ticket is told by events of its own, just before.
     *
     * @param to the stage, unchanged
     * @param metric of which clock
     * @param rung the name of the rung
     * @param notified who is to be told now: a listener that hears this sees to it
     * @param held who is to be told when the shop opens, by a {@link DigestEvent.DigestReady}
     * @param undone what could not be done, or made no sense any more
     */
    record EscalationTaken(
            Stage to, Metric metric, String rung, List<Recipient> notified, List<Recipient> held, List<String> undone)
            implements ClockEvent {
        /** Checks and copies the parts. */
        public EscalationTaken {
            Input.present("to", to);
            Input.present("metric", metric);
            Input.present("rung", rung);
            notified = List.copyOf(Input.present("notified", notified));
            held = List.copyOf(Input.present("held", held));
            undone = List.copyOf(Input.present("undone", undone));
        }
    }

    /**
     * Somebody asked not to be escalated over for a while; what was promised stays promised.
     *
     * @param to the stage, unchanged
     * @param until until when
     * @param reason why
     */
    record EscalationSnoozed(Stage to, Instant until, FreeText reason) implements ClockEvent {
        /** Checks the parts. */
        public EscalationSnoozed {
            Input.present("to", to);
            Input.present("until", until);
            Input.present("reason", reason);
        }
    }

    /**
     * Somebody ended a snooze before its time.
     *
     * @param to the stage, unchanged
     */
    record EscalationWoken(Stage to) implements ClockEvent {
        /** Checks the part. */
        public EscalationWoken {
            Input.present("to", to);
        }
    }
}
