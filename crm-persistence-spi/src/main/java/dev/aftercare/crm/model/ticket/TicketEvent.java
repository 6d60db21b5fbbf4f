package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.sla.TermsRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to tickets. */
public sealed interface TicketEvent extends EventBody {

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
            implements TicketEvent {
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
            implements TicketEvent {
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
            @Nullable FreeText detail) implements TicketEvent {
        /** Checks the parts. */
        public TicketAnalyzed {
            Input.present("from", from);
            Input.present("to", to);
            Input.present("dimension", dimension);
            Input.present("cause", cause);
        }
    }

    /**
     * Actions were added to the resolution plan.
     *
     * @param to the stage, unchanged
     * @param actions the numbers of the new actions
     * @param planned the new actions as they were planned; empty in events of earlier versions
     */
    record ActionsPlanned(Stage to, List<Integer> actions, List<PlannedAction> planned) implements TicketEvent {
        /** Checks and copies the parts. */
        public ActionsPlanned {
            Input.present("to", to);
            actions = List.copyOf(Input.present("actions", actions));
            planned = List.copyOf(Input.present("planned", planned));
        }
    }

    /**
     * A planned action was done or given up.
     *
     * @param to the stage, unchanged
     * @param action the action's number
     * @param status done or void
     * @param reason why it was given up, or more about how it was done; or null
     */
    record ActionClosed(
            Stage to,
            int action,
            ActionStatus status,
            @Nullable FreeText reason) implements TicketEvent {
        /** Checks the parts. */
        public ActionClosed {
            Input.present("to", to);
            Input.present("status", status);
        }
    }

    /**
     * It was checked whether a corrective action had its effect. A preventive one says so itself, with a
     * {@link PreventionEvent.EffectChecked}.
     *
     * @param to the stage, unchanged
     * @param action the action's number
     * @param effective whether it had
     * @param finding what was found
     */
    record ActionChecked(Stage to, int action, boolean effective, FreeText finding) implements TicketEvent {
        /** Checks the parts. */
        public ActionChecked {
            Input.present("to", to);
            Input.present("finding", finding);
        }
    }

    /**
     * A corrective action was not done in time. A preventive one says so itself, with a {@link PreventionEvent.PreventionOverdue}.
     *
     * @param to the stage, unchanged
     * @param action the action's number
     * @param dueAt by when it was to be done
     */
    record ActionOverdue(Stage to, int action, Instant dueAt) implements TicketEvent {
        /** Checks the parts. */
        public ActionOverdue {
            Input.present("to", to);
            Input.present("dueAt", dueAt);
        }
    }

    /**
     * The solution was recorded. A later solution takes its place in the ticket; here it stays.
     *
     * @param from the stage before
     * @param to the stage after
     * @param solution what was done; null in events of earlier versions
     */
    record TicketResolved(Stage from, Stage to, @Nullable FreeText solution) implements TicketEvent {
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
            @Nullable FreeText comment) implements TicketEvent {
        /** Checks the parts. */
        public FeedbackRecorded {
            Input.present("from", from);
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
            Stage from, Stage to, boolean lasting, @Nullable FreeText finding) implements TicketEvent {
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
            @Nullable TermsRef terms) implements TicketEvent {
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
    record TicketHeld(Stage to, WaitingFor waitingFor, FreeText reason) implements TicketEvent {
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
    record TicketResumed(Stage to) implements TicketEvent {
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
    record TicketEscalated(Stage to, int level, FreeText reason) implements TicketEvent {
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
            @Nullable FreeText note) implements TicketEvent {
        /** Checks the parts. */
        public TicketCancelled {
            Input.present("from", from);
            Input.present("to", to);
            Input.present("reason", reason);
        }
    }

    /**
     * A person of the shop answered the customer.
     *
     * @param to the stage, unchanged
     * @param channel by which way
     * @param answer what was answered
     * @param first whether it was the first answer
     */
    record CustomerAnswered(Stage to, Channel channel, FreeText answer, boolean first) implements TicketEvent {
        /** Checks the parts. */
        public CustomerAnswered {
            Input.present("to", to);
            Input.present("channel", channel);
            Input.present("answer", answer);
        }
    }

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
            @Nullable String department) implements TicketEvent {
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
            @Nullable TermsRef terms) implements TicketEvent {
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
     * A service-level target was used up.
     *
     * @param to the stage, unchanged
     * @param metric of which clock
     * @param dueAt when the target was used up
     */
    record TargetBreached(Stage to, Metric metric, Instant dueAt) implements TicketEvent {
        /** Checks the parts. */
        public TargetBreached {
            Input.present("to", to);
            Input.present("metric", metric);
            Input.present("dueAt", dueAt);
        }
    }

    /**
     * It is time to check the lasting effect.
     *
     * @param to the stage, unchanged
     */
    record FollowUpDue(Stage to) implements TicketEvent {
        /** Checks the parts. */
        public FollowUpDue {
            Input.present("to", to);
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
            @Nullable FreeText note) implements TicketEvent {

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
    record FactRecorded(Stage to, String fact, FreeText value) implements TicketEvent {

        /** Checks the parts. */
        public FactRecorded {
            Input.present("to", to);
            Input.present("fact", fact);
            Input.present("value", value);
        }
    }

    /**
     * The shop looked anew at what it promises: other terms apply, although nothing happened to the matter.
     *
     * @param to the stage, unchanged
     * @param terms what is promised from then on; null if it is what was promised before
     */
    record TermsReconsidered(Stage to, @Nullable TermsRef terms) implements TicketEvent {
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
     * Somebody wrote: the customer to the shop, the shop to the customer, or the shop to itself.
     *
     * @param to the stage, unchanged
     * @param direction to the shop, or from it
     * @param author what sort of author
     * @param visibility whether the customer can see it
     * @param channel by which way; null exactly for what the customer cannot see
     * @param text what was written
     * @param details what else is known of it; null if nothing, as of what was stored before details were
     */
    record MessageAdded(
            Stage to,
            MessageDirection direction,
            MessageAuthor author,
            MessageVisibility visibility,
            @Nullable Channel channel,
            FreeText text,
            @Nullable MessageDetails details)
            implements TicketEvent {
        /** Checks the parts. */
        public MessageAdded {
            Input.present("to", to);
            Input.present("direction", direction);
            Input.present("author", author);
            Input.present("visibility", visibility);
            Input.present("text", text);
            if ((channel == null) != (visibility == MessageVisibility.INTERNAL)) {
                throw new InvalidInputException(
                        "channel", "does not fit the visibility", "a channel exactly for what the customer can see");
            }
            if (direction == MessageDirection.IN && visibility == MessageVisibility.INTERNAL) {
                throw new InvalidInputException(
                        "visibility", "is INTERNAL for a message to the shop", "PUBLIC, or a message from the shop");
            }
            if (author == (direction == MessageDirection.IN ? MessageAuthor.AGENT : MessageAuthor.CUSTOMER)) {
                throw new InvalidInputException(
                        "author", "does not fit the direction", "no AGENT writes to the shop, no CUSTOMER from it");
            }
        }

        /**
         * A message of which nothing else is known.
         *
         * @param to the stage, unchanged
         * @param direction to the shop, or from it
         * @param author what sort of author
         * @param visibility whether the customer can see it
         * @param channel by which way; null exactly for what the customer cannot see
         * @param text what was written
         */
        public MessageAdded(
                Stage to,
                MessageDirection direction,
                MessageAuthor author,
                MessageVisibility visibility,
                @Nullable Channel channel,
                FreeText text) {
            this(to, direction, author, visibility, channel, text, null);
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
            @Nullable FreeText detail) implements TicketEvent {

        /** Checks the parts. */
        public CauseAdded {
            Input.present("to", to);
            Input.present("dimension", dimension);
            Input.present("cause", cause);
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
    record EscalationReached(Stage to, Metric metric, String rung, Instant at) implements TicketEvent {
        /** Checks the parts. */
        public EscalationReached {
            Input.present("to", to);
            Input.present("metric", metric);
            Input.present("rung", rung);
            Input.present("at", at);
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
    record CategoryProposed(Stage to, Category category, double confidence, String classifier) implements TicketEvent {

        /** Checks the parts. */
        public CategoryProposed {
            Input.present("to", to);
            Input.present("category", category);
            CategoryProposal.checked("confidence", confidence);
            Input.present("classifier", classifier);
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
            implements TicketEvent {
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
    record EscalationSnoozed(Stage to, Instant until, FreeText reason) implements TicketEvent {
        /** Checks the parts. */
        public EscalationSnoozed {
            Input.present("to", to);
            Input.present("until", until);
            Input.present("reason", reason);
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
            implements TicketEvent {

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
     * Somebody ended a snooze before its time.
     *
     * @param to the stage, unchanged
     */
    record EscalationWoken(Stage to) implements TicketEvent {
        /** Checks the part. */
        public EscalationWoken {
            Input.present("to", to);
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
            implements TicketEvent {

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

    /**
     * The ticket goes on in another one.
     *
     * @param from the stage before
     * @param to {@code MERGED}
     * @param into the other ticket
     * @param reason why
     */
    record TicketMerged(Stage from, Stage to, TicketId into, FreeText reason) implements TicketEvent {

        /** Checks the parts. */
        public TicketMerged {
            Input.present("from", from);
            Input.present("to", to);
            Input.present("into", into);
            Input.present("reason", reason);
        }
    }

    /**
     * Another ticket goes on in this one.
     *
     * @param to the stage, unchanged
     * @param merged the other ticket
     * @param reason why
     */
    record TicketAbsorbed(Stage to, TicketId merged, FreeText reason) implements TicketEvent {

        /** Checks the parts. */
        public TicketAbsorbed {
            Input.present("to", to);
            Input.present("merged", merged);
            Input.present("reason", reason);
        }
    }

    /**
     * The ticket goes on by itself again, as it was before it was merged.
     *
     * @param from {@code MERGED}
     * @param to the stage from then on
     * @param into the ticket in which it went on
     * @param reason why
     */
    record MergeUndone(Stage from, Stage to, TicketId into, FreeText reason) implements TicketEvent {

        /** Checks the parts. */
        public MergeUndone {
            Input.present("from", from);
            Input.present("to", to);
            Input.present("into", into);
            Input.present("reason", reason);
        }
    }

    /**
     * A ticket that went on in this one goes on by itself again.
     *
     * @param to the stage, unchanged
     * @param released the other ticket
     * @param reason why
     */
    record TicketReleased(Stage to, TicketId released, FreeText reason) implements TicketEvent {

        /** Checks the parts. */
        public TicketReleased {
            Input.present("to", to);
            Input.present("released", released);
            Input.present("reason", reason);
        }
    }

    /**
     * The ticket became part of a larger matter.
     *
     * @param to the stage, unchanged
     * @param parent the ticket of that matter
     * @param reason why, or null
     */
    record ParentSet(Stage to, TicketId parent, @Nullable FreeText reason) implements TicketEvent {

        /** Checks the parts. */
        public ParentSet {
            Input.present("to", to);
            Input.present("parent", parent);
        }
    }

    /**
     * The ticket is no longer part of a larger matter.
     *
     * @param to the stage, unchanged
     * @param parent the ticket of that matter
     * @param reason why, or null
     */
    record ParentRemoved(
            Stage to, TicketId parent, @Nullable FreeText reason) implements TicketEvent {

        /** Checks the parts. */
        public ParentRemoved {
            Input.present("to", to);
            Input.present("parent", parent);
        }
    }

    /**
     * Another ticket became part of this matter.
     *
     * @param to the stage, unchanged
     * @param child the other ticket
     * @param reason why, or null
     */
    record ChildAdded(Stage to, TicketId child, @Nullable FreeText reason) implements TicketEvent {

        /** Checks the parts. */
        public ChildAdded {
            Input.present("to", to);
            Input.present("child", child);
        }
    }

    /**
     * Another ticket is no longer part of this matter.
     *
     * @param to the stage, unchanged
     * @param child the other ticket
     * @param reason why, or null
     */
    record ChildRemoved(Stage to, TicketId child, @Nullable FreeText reason) implements TicketEvent {

        /** Checks the parts. */
        public ChildRemoved {
            Input.present("to", to);
            Input.present("child", child);
        }
    }

    /**
     * Somebody said whether another ticket is about the same matter.
     *
     * @param to the stage, unchanged
     * @param other the other ticket
     * @param verdict what was said
     * @param reason why, or null
     */
    record DuplicateJudged(
            Stage to,
            TicketId other,
            DuplicateVerdict verdict,
            @Nullable FreeText reason) implements TicketEvent {

        /** Checks the parts. */
        public DuplicateJudged {
            Input.present("to", to);
            Input.present("other", other);
            Input.present("verdict", verdict);
        }
    }

    /**
     * Some messages of this ticket became a matter of their own; they stay here, too.
     *
     * @param to the stage, unchanged
     * @param ticket the new ticket
     * @param messages their numbers in this ticket's history
     * @param reason why
     */
    record MessagesSplitOff(Stage to, TicketId ticket, List<Long> messages, FreeText reason) implements TicketEvent {

        /** Checks and copies the parts. */
        public MessagesSplitOff {
            Input.present("to", to);
            Input.present("ticket", ticket);
            messages = List.copyOf(Input.present("messages", messages));
            Input.present("reason", reason);
        }
    }

    /**
     * The ticket began with messages of another one.
     *
     * @param to the stage, unchanged
     * @param ticket the other ticket
     * @param messages their numbers in that ticket's history
     * @param reason why
     */
    record TicketSplitFrom(Stage to, TicketId ticket, List<Long> messages, FreeText reason) implements TicketEvent {

        /** Checks and copies the parts. */
        public TicketSplitFrom {
            Input.present("to", to);
            Input.present("ticket", ticket);
            messages = List.copyOf(Input.present("messages", messages));
            Input.present("reason", reason);
        }
    }

    /**
     * An order or return has to do with the ticket, or with other lines than was said before.
     *
     * @param to the stage, unchanged
     * @param purchase its number
     * @param role what it has to do with it
     * @param lines the numbers of its lines, from 1; empty for all of it
     * @param reason why, or null
     */
    record PurchaseLinked(
            Stage to,
            PurchaseId purchase,
            PurchaseRole role,
            List<Integer> lines,
            @Nullable FreeText reason) implements TicketEvent {

        /** Checks and copies the parts. */
        public PurchaseLinked {
            Input.present("to", to);
            Input.present("purchase", purchase);
            Input.present("role", role);
            lines = List.copyOf(Input.present("lines", lines));
        }
    }

    /**
     * An order or return no longer has to do with the ticket.
     *
     * @param to the stage, unchanged
     * @param purchase its number
     * @param role what it had to do with it
     * @param reason why, or null
     */
    record PurchaseUnlinked(
            Stage to,
            PurchaseId purchase,
            PurchaseRole role,
            @Nullable FreeText reason) implements TicketEvent {

        /** Checks the parts. */
        public PurchaseUnlinked {
            Input.present("to", to);
            Input.present("purchase", purchase);
            Input.present("role", role);
        }
    }
}
