package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.sla.TermsRef;
import org.jspecify.annotations.Nullable;

/** A step on the way from receiving to following up, or beside it: waiting, escalating, cancelling. */
public sealed interface StepEvent extends TicketEvent {

    /**
     * A matter reached the shop.
     *
     * @param to the first stage
     * @param type what sort of matter
     * @param channel by which way
     * @param priority how pressing
     * @param place the workflow that governs the ticket and the state it begins in; null for the library's own six steps
     * @param standing what the shop knew of the customer; null if nothing
     * @param terms what is promised from then on; null if that does not change
     * @param author what sort of author wrote it; null if it did not come as a message that the channel has an id for
     * @param follows the closed ticket that it takes up again, or null
     */
    record TicketReceived(
            Stage to,
            TicketType type,
            Channel channel,
            Priority priority,
            @Nullable WorkflowPlace place,
            @Nullable Standing standing,
            @Nullable TermsRef terms,
            @Nullable MessageAuthor author,
            @Nullable TicketId follows)
            implements StepEvent {
        /** Checks the parts. */
        public TicketReceived {
            Input.present("to", to);
            Input.present("type", type);
            Input.present("channel", channel);
            Input.present("priority", priority);
        }

        /**
         * The same where nothing else is promised from then on.
         *
         * @param to the first stage
         * @param type what sort of matter
         * @param channel by which way
         * @param priority how pressing
         */
        public TicketReceived(Stage to, TicketType type, Channel channel, Priority priority) {
            this(to, type, channel, priority, null, null, null, null, null);
        }

        @Override
        public TicketEvent under(TermsRef promised) {
            return new TicketReceived(to, type, channel, priority, place, standing, promised, author, follows);
        }
    }

    /**
     * The problem was agreed with the customer.
     *
     * @param from the stage before
     * @param to the stage after
     * @param category the category set
     * @param priority the priority set
     * @param terms what is promised from then on; null if that does not change
     * @param problem the problem as it was agreed; null in events of earlier versions
     */
    record TicketConfirmed(
            Stage from,
            Stage to,
            Category category,
            Priority priority,
            @Nullable TermsRef terms,
            @Nullable FreeText problem)
            implements StepEvent {
        /** Checks the parts. */
        public TicketConfirmed {
            Input.present("from", from);
            Input.present("to", to);
            Input.present("category", category);
            Input.present("priority", priority);
        }

        /**
         * The same where nothing else is promised from then on.
         *
         * @param from the stage before
         * @param to the stage after
         * @param category the category set
         * @param priority the priority set
         * @param problem the problem as it was agreed, or null
         */
        public TicketConfirmed(Stage from, Stage to, Category category, Priority priority, @Nullable FreeText problem) {
            this(from, to, category, priority, null, problem);
        }

        @Override
        public TicketEvent under(TermsRef promised) {
            return new TicketConfirmed(from, to, category, priority, promised, problem);
        }
    }

    /**
     * A root cause was recorded.
     *
     * @param from the stage before
     * @param to the stage after
     * @param dimension the bone of the fishbone
     * @param cause the entry of the shop's list
     * @param detail more about it; or null
     */
    record TicketAnalyzed(
            Stage from,
            Stage to,
            CauseDimension dimension,
            String cause,
            @Nullable FreeText detail) implements StepEvent {
        /** Checks the parts. */
        public TicketAnalyzed {
            Input.present("from", from);
            Input.present("to", to);
            Input.present("dimension", dimension);
            Input.present("cause", cause);
        }
    }

    /**
     * Another cause was found, beside those recorded before.
     *
     * @param to the stage, unchanged
     * @param dimension the bone of the fishbone
     * @param cause the entry of the shop's list
     * @param detail more about it; or null
     */
    record CauseAdded(
            Stage to,
            CauseDimension dimension,
            String cause,
            @Nullable FreeText detail) implements StepEvent {

        /** Checks the parts. */
        public CauseAdded {
            Input.present("to", to);
            Input.present("dimension", dimension);
            Input.present("cause", cause);
        }
    }

    /**
     * The solution was recorded. A later solution takes its place in the ticket; here it stays.
     *
     * @param from the stage before
     * @param to the stage after
     * @param solution what was done; null in events of earlier versions
     */
    record TicketResolved(Stage from, Stage to, @Nullable FreeText solution) implements StepEvent {
        /** Checks the parts. */
        public TicketResolved {
            Input.present("from", from);
            Input.present("to", to);
        }
    }

    /**
     * The outcome was told to the customer, or no feedback came in time.
     *
     * @param from the stage before
     * @param to the stage after
     * @param rating the customer's rating, or null if none was given
     * @param outcome what the customer was told; null if nothing was, and in events of earlier versions
     * @param comment what the customer said of it, or null
     */
    record FeedbackRecorded(
            Stage from,
            Stage to,
            @Nullable Rating rating,
            @Nullable FreeText outcome,
            @Nullable FreeText comment) implements StepEvent {
        /** Checks the parts. */
        public FeedbackRecorded {
            Input.present("from", from);
            Input.present("to", to);
        }
    }

    /**
     * It is time to check the lasting effect.
     *
     * @param to the stage, unchanged
     */
    record FollowUpDue(Stage to) implements StepEvent {
        /** Checks the parts. */
        public FollowUpDue {
            Input.present("to", to);
        }
    }

    /**
     * The lasting effect was checked.
     *
     * @param from the stage before
     * @param to the stage after
     * @param lasting whether the solution lasts
     * @param finding what was found; null in events of earlier versions
     */
    record TicketFollowedUp(
            Stage from, Stage to, boolean lasting, @Nullable FreeText finding) implements StepEvent {
        /** Checks the parts. */
        public TicketFollowedUp {
            Input.present("from", from);
            Input.present("to", to);
        }
    }

    /**
     * The matter was taken up again.
     *
     * @param from the stage before
     * @param to the stage after
     * @param reason why
     * @param count how often it has been reopened, this time included
     * @param terms what is promised from then on; null if that does not change
     */
    record TicketReopened(
            Stage from,
            Stage to,
            FreeText reason,
            int count,
            @Nullable TermsRef terms) implements StepEvent {
        /** Checks the parts. */
        public TicketReopened {
            Input.present("from", from);
            Input.present("to", to);
            Input.present("reason", reason);
        }

        /**
         * The same where nothing else is promised from then on.
         *
         * @param from the stage before
         * @param to the stage after
         * @param reason why
         * @param count how often it has been reopened, this time included
         */
        public TicketReopened(Stage from, Stage to, FreeText reason, int count) {
            this(from, to, reason, count, null);
        }

        @Override
        public TicketEvent under(TermsRef promised) {
            return new TicketReopened(from, to, reason, count, promised);
        }
    }

    /**
     * The ticket waits for somebody outside the shop.
     *
     * @param to the stage, unchanged
     * @param waitingFor for whom
     * @param reason why
     */
    record TicketHeld(Stage to, WaitingFor waitingFor, FreeText reason) implements StepEvent {
        /** Checks the parts. */
        public TicketHeld {
            Input.present("to", to);
            Input.present("waitingFor", waitingFor);
            Input.present("reason", reason);
        }
    }

    /**
     * The wait is over.
     *
     * @param to the stage, unchanged
     */
    record TicketResumed(Stage to) implements StepEvent {
        /** Checks the parts. */
        public TicketResumed {
            Input.present("to", to);
        }
    }

    /**
     * The ticket went up one level.
     *
     * @param to the stage, unchanged
     * @param level the level from now on
     * @param reason why
     */
    record TicketEscalated(Stage to, int level, FreeText reason) implements StepEvent {
        /** Checks the parts. */
        public TicketEscalated {
            Input.present("to", to);
            Input.present("reason", reason);
        }
    }

    /**
     * The ticket ended without a resolution.
     *
     * @param from the stage before
     * @param to the stage after
     * @param reason why
     * @param duplicateOf the ticket that has the same matter, or null
     * @param note more about it, or null
     */
    record TicketCancelled(
            Stage from,
            Stage to,
            CancelReason reason,
            @Nullable TicketId duplicateOf,
            @Nullable FreeText note) implements StepEvent {
        /** Checks the parts. */
        public TicketCancelled {
            Input.present("from", from);
            Input.present("to", to);
            Input.present("reason", reason);
        }
    }

    /**
     * The ticket went on in a workflow that the shop defined. A step of the library tells first what it did, and then, by this event,
     * between which states of the workflow it led.
     *
     * @param from the stage before
     * @param to the stage after, possibly the same
     * @param step the workflow's own step, or the name of the library's
     * @param left the state before
     * @param entered the state after, possibly the same
     * @param note why, or null
     */
    record TicketMoved(
            Stage from,
            Stage to,
            String step,
            String left,
            String entered,
            @Nullable FreeText note) implements StepEvent {

        /** Checks the parts. */
        public TicketMoved {
            Input.present("from", from);
            Input.present("to", to);
            Input.present("step", step);
            Input.present("left", left);
            Input.present("entered", entered);
        }
    }

    /**
     * A fact that the workflow asks for was recorded.
     *
     * @param to the stage, unchanged
     * @param fact the fact's name
     * @param value what was recorded
     */
    record FactRecorded(Stage to, String fact, FreeText value) implements StepEvent {

        /** Checks the parts. */
        public FactRecorded {
            Input.present("to", to);
            Input.present("fact", fact);
            Input.present("value", value);
        }
    }
}
