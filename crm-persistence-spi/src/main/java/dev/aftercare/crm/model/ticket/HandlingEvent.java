package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.sla.TermsRef;
import org.jspecify.annotations.Nullable;

/** Who handles the ticket, how pressing it is, and what it is about. */
public sealed interface HandlingEvent extends TicketEvent {

    /**
     * The ticket went to an agent.
     *
     * @param to the stage, unchanged
     * @param previous the agent before, or null
     * @param assignee the agent from now on
     * @param department the department whose agents were asked; null if it went to this agent only
     */
    record TicketAssigned(
            Stage to,
            @Nullable String previous,
            String assignee,
            @Nullable String department) implements HandlingEvent {
        /** Checks the parts. */
        public TicketAssigned {
            Input.present("to", to);
            Input.present("assignee", assignee);
        }

        /**
         * The same where no department was asked.
         *
         * @param to the stage, unchanged
         * @param previous the agent before, or null
         * @param assignee the agent from now on
         */
        public TicketAssigned(Stage to, @Nullable String previous, String assignee) {
            this(to, previous, assignee, null);
        }
    }

    /**
     * The ticket became more or less pressing.
     *
     * @param to the stage, unchanged
     * @param previous the priority before
     * @param priority the priority from now on
     * @param terms what is promised from then on; null if that does not change
     */
    record PriorityChanged(
            Stage to,
            Priority previous,
            Priority priority,
            @Nullable TermsRef terms) implements HandlingEvent {
        /** Checks the parts. */
        public PriorityChanged {
            Input.present("to", to);
            Input.present("previous", previous);
            Input.present("priority", priority);
        }

        /**
         * The same where nothing else is promised from then on.
         *
         * @param to the stage, unchanged
         * @param previous the priority before
         * @param priority the priority from now on
         */
        public PriorityChanged(Stage to, Priority previous, Priority priority) {
            this(to, previous, priority, null);
        }

        @Override
        public TicketEvent under(TermsRef promised) {
            return new PriorityChanged(to, previous, priority, promised);
        }
    }

    /**
     * A classifier proposed a category, and was not sure enough to set it.
     *
     * @param to the stage, unchanged
     * @param category what it proposed
     * @param confidence how probable it is, 0 to 1
     * @param classifier which one, with the version of what it has learnt
     */
    record CategoryProposed(Stage to, Category category, double confidence, String classifier)
            implements HandlingEvent {

        /** Checks the parts. */
        public CategoryProposed {
            Input.present("to", to);
            Input.present("category", category);
            CategoryProposal.checked("confidence", confidence);
            Input.present("classifier", classifier);
        }
    }

    /**
     * A classifier was sure enough of a category to set it.
     *
     * @param to the stage, unchanged
     * @param previous the category before, which a classifier had set; or null
     * @param category the category from now on
     * @param confidence how probable it is, 0 to 1
     * @param classifier which one, with the version of what it has learnt
     * @param terms what is promised from then on; null if that does not change
     */
    record CategoryClassified(
            Stage to,
            @Nullable Category previous,
            Category category,
            double confidence,
            String classifier,
            @Nullable TermsRef terms)
            implements HandlingEvent {

        /** Checks the parts. */
        public CategoryClassified {
            Input.present("to", to);
            Input.present("category", category);
            CategoryProposal.checked("confidence", confidence);
            Input.present("classifier", classifier);
        }

        @Override
        public TicketEvent under(TermsRef promised) {
            return new CategoryClassified(to, previous, category, confidence, classifier, promised);
        }
    }

    /**
     * Somebody of the shop chose a category, or said of the one that a classifier set that it is right.
     *
     * @param to the stage, unchanged
     * @param previous the category before, or null
     * @param category the category from now on; the one before if it was accepted
     * @param proposed what a classifier had proposed, if nobody had decided about it; or null
     * @param verdict what the choice says about that
     * @param terms what is promised from then on; null if that does not change
     */
    record CategoryChosen(
            Stage to,
            @Nullable Category previous,
            Category category,
            @Nullable Category proposed,
            CategoryVerdict verdict,
            @Nullable TermsRef terms)
            implements HandlingEvent {

        /** Checks the parts. */
        public CategoryChosen {
            Input.present("to", to);
            Input.present("category", category);
            Input.present("verdict", verdict);
        }

        @Override
        public TicketEvent under(TermsRef promised) {
            return new CategoryChosen(to, previous, category, proposed, verdict, promised);
        }
    }
}
