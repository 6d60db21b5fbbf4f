package dev.aftercare.crm.ticket;

import dev.aftercare.crm.event.EventLine;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.ticket.ActionKind;
import dev.aftercare.crm.model.ticket.Category;
import dev.aftercare.crm.model.ticket.ClockEvent.EscalationReached;
import dev.aftercare.crm.model.ticket.ClockEvent.EscalationSnoozed;
import dev.aftercare.crm.model.ticket.ClockEvent.EscalationTaken;
import dev.aftercare.crm.model.ticket.ClockEvent.EscalationWoken;
import dev.aftercare.crm.model.ticket.ClockEvent.TargetBreached;
import dev.aftercare.crm.model.ticket.ClockEvent.TermsReconsidered;
import dev.aftercare.crm.model.ticket.ConversationEvent.CustomerAnswered;
import dev.aftercare.crm.model.ticket.ConversationEvent.MessageAdded;
import dev.aftercare.crm.model.ticket.ConversationEvent.MessagesSplitOff;
import dev.aftercare.crm.model.ticket.ConversationEvent.TicketSplitFrom;
import dev.aftercare.crm.model.ticket.DuplicateVerdict;
import dev.aftercare.crm.model.ticket.HandlingEvent.CategoryChosen;
import dev.aftercare.crm.model.ticket.HandlingEvent.CategoryClassified;
import dev.aftercare.crm.model.ticket.HandlingEvent.CategoryProposed;
import dev.aftercare.crm.model.ticket.HandlingEvent.PriorityChanged;
import dev.aftercare.crm.model.ticket.HandlingEvent.TicketAssigned;
import dev.aftercare.crm.model.ticket.MessageAuthor;
import dev.aftercare.crm.model.ticket.MessageDetails;
import dev.aftercare.crm.model.ticket.MessageDirection;
import dev.aftercare.crm.model.ticket.MessageVisibility;
import dev.aftercare.crm.model.ticket.PlanEvent.ActionChecked;
import dev.aftercare.crm.model.ticket.PlanEvent.ActionClosed;
import dev.aftercare.crm.model.ticket.PlanEvent.ActionOverdue;
import dev.aftercare.crm.model.ticket.PlanEvent.ActionsPlanned;
import dev.aftercare.crm.model.ticket.PlannedAction;
import dev.aftercare.crm.model.ticket.Recipient;
import dev.aftercare.crm.model.ticket.RelationEvent.ChildAdded;
import dev.aftercare.crm.model.ticket.RelationEvent.ChildRemoved;
import dev.aftercare.crm.model.ticket.RelationEvent.DuplicateJudged;
import dev.aftercare.crm.model.ticket.RelationEvent.MergeUndone;
import dev.aftercare.crm.model.ticket.RelationEvent.ParentRemoved;
import dev.aftercare.crm.model.ticket.RelationEvent.ParentSet;
import dev.aftercare.crm.model.ticket.RelationEvent.PurchaseLinked;
import dev.aftercare.crm.model.ticket.RelationEvent.PurchaseUnlinked;
import dev.aftercare.crm.model.ticket.RelationEvent.TicketAbsorbed;
import dev.aftercare.crm.model.ticket.RelationEvent.TicketMerged;
import dev.aftercare.crm.model.ticket.RelationEvent.TicketReleased;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.StepEvent.CauseAdded;
import dev.aftercare.crm.model.ticket.StepEvent.FactRecorded;
import dev.aftercare.crm.model.ticket.StepEvent.FeedbackRecorded;
import dev.aftercare.crm.model.ticket.StepEvent.FollowUpDue;
import dev.aftercare.crm.model.ticket.StepEvent.TicketAnalyzed;
import dev.aftercare.crm.model.ticket.StepEvent.TicketCancelled;
import dev.aftercare.crm.model.ticket.StepEvent.TicketConfirmed;
import dev.aftercare.crm.model.ticket.StepEvent.TicketEscalated;
import dev.aftercare.crm.model.ticket.StepEvent.TicketFollowedUp;
import dev.aftercare.crm.model.ticket.StepEvent.TicketHeld;
import dev.aftercare.crm.model.ticket.StepEvent.TicketMoved;
import dev.aftercare.crm.model.ticket.StepEvent.TicketReceived;
import dev.aftercare.crm.model.ticket.StepEvent.TicketReopened;
import dev.aftercare.crm.model.ticket.StepEvent.TicketResolved;
import dev.aftercare.crm.model.ticket.StepEvent.TicketResumed;
import dev.aftercare.crm.model.ticket.TicketEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in words what the events of a ticket say in data. */
final class Phrases {

    private static final Map<Class<? extends TicketEvent>, Phrase<EventBody>> ALL = new HashMap<>();

    static {
        put(
                TicketReceived.class,
                (e, words) -> "received a matter of type " + e.type().code() + " by " + e.channel() + ", priority "
                        + e.priority()
                        + (e.place() == null
                                ? ""
                                : ", under the workflow " + e.place().workflow())
                        + (e.author() == MessageAuthor.AUTO ? ", which no person wrote" : "")
                        + (e.follows() == null
                                ? ""
                                : ", which takes up " + e.follows().value()));
        put(
                TicketConfirmed.class,
                (e, words) -> "confirmed the problem as " + e.category().path() + ", priority " + e.priority()
                        + words.told(e.problem()));
        put(
                TicketAnalyzed.class,
                (e, words) ->
                        "found the root cause " + e.cause() + " (" + e.dimension() + ")" + words.told(e.detail()));
        put(
                ActionsPlanned.class,
                (e, words) -> e.planned().isEmpty()
                        ? "planned the actions " + e.actions()
                        : "planned "
                                + e.planned().stream()
                                        .map(action -> planned(action, words))
                                        .collect(Collectors.joining("; ")));
        put(
                ActionClosed.class,
                (e, words) -> "closed action " + e.action() + " as " + e.status() + words.told(e.reason()));
        put(
                ActionChecked.class,
                (e, words) -> "found that action " + e.action() + (e.effective() ? " had" : " did not have")
                        + " its effect" + words.told(e.finding()));
        put(ActionOverdue.class, (e, words) -> "noticed that action " + e.action() + " was not done by " + e.dueAt());
        put(
                CauseAdded.class,
                (e, words) -> "found another cause " + e.cause() + " (" + e.dimension() + ")" + words.told(e.detail()));
        put(TicketResolved.class, (e, words) -> "recorded the solution" + words.told(e.solution()));
        put(
                FeedbackRecorded.class,
                (e, words) -> "recorded the feedback, "
                        + (e.rating() == null ? "without a rating" : "rating " + e.rating())
                        + words.told(e.outcome())
                        + (e.comment() == null || words == HistoryLine.Words.LEFT_OUT
                                ? ""
                                : "; the customer said: " + e.comment().value()));
        put(
                TicketFollowedUp.class,
                (e, words) -> "checked the effect: it " + (e.lasting() ? "lasts" : "does not last")
                        + words.told(e.finding()));
        put(TicketReopened.class, (e, words) -> "reopened it, time " + e.count() + words.told(e.reason()));
        put(TicketHeld.class, (e, words) -> "put it on hold for " + e.waitingFor() + words.told(e.reason()));
        put(TicketResumed.class, (e, words) -> "ended the wait");
        put(TicketEscalated.class, (e, words) -> "escalated it to level " + e.level() + words.told(e.reason()));
        put(
                TicketCancelled.class,
                (e, words) -> "cancelled it as " + e.reason()
                        + (e.duplicateOf() == null
                                ? ""
                                : " of " + e.duplicateOf().value())
                        + words.told(e.note()));
        put(
                CustomerAnswered.class,
                (e, words) -> (e.first() ? "gave the first answer by " : "answered by ")
                        + e.channel()
                        + words.told(e.answer()));
        put(
                TicketAssigned.class,
                (e, words) -> "assigned it to " + e.assignee()
                        + (e.department() == null ? "" : " of " + e.department())
                        + (e.previous() == null ? "" : ", before " + e.previous()));
        put(PriorityChanged.class, (e, words) -> "changed the priority from " + e.previous() + " to " + e.priority());
        put(
                TargetBreached.class,
                (e, words) -> "noticed that the target " + e.metric().code() + " was used up at " + e.dueAt());
        put(TermsReconsidered.class, (e, words) -> "looked anew at what is promised");
        put(
                MessageAdded.class,
                (e, words) -> (e.direction() == MessageDirection.IN
                                ? "added a message to the shop"
                                : e.visibility() == MessageVisibility.INTERNAL
                                        ? "added a note"
                                        : "added a message to the customer")
                        + " by " + e.author()
                        + by(e.channel())
                        + known(e.details())
                        + words.told(e.text()));
        put(
                EscalationReached.class,
                (e, words) -> "noticed that " + e.metric().code() + " came to " + e.rung() + " of its escalation at "
                        + e.at());
        put(
                EscalationTaken.class,
                (e, words) -> "did what " + e.rung() + " of " + e.metric().code() + " asks for"
                        + told("; to be told: ", e.notified())
                        + told("; to be told when the shop opens: ", e.held())
                        + (e.undone().isEmpty() ? "" : "; not done: " + String.join(", ", e.undone())));
        put(
                EscalationSnoozed.class,
                (e, words) -> "held back its escalation until " + e.until() + words.told(e.reason()));
        put(EscalationWoken.class, (e, words) -> "let its escalation go on");
        put(
                CategoryProposed.class,
                (e, words) ->
                        "proposed the category " + e.category().path() + ", confidence " + percent(e.confidence()));
        put(
                CategoryClassified.class,
                (e, words) -> "set the category " + e.category().path() + ", confidence " + percent(e.confidence())
                        + before(e.previous()));
        put(CategoryChosen.class, (e, words) -> switch (e.verdict()) {
            case NOT_ASKED -> "chose the category " + e.category().path() + before(e.previous());
            case ACCEPTED -> "accepted the category " + e.category().path();
            case OVERRULED ->
                "overruled the category "
                        + (e.proposed() == null ? "" : e.proposed().path()) + " by "
                        + e.category().path();
        });
        put(FollowUpDue.class, (e, words) -> "asked for the check of the effect");
        put(
                TicketMoved.class,
                (e, words) -> "took the step " + e.step() + " from " + e.left() + " to " + e.entered()
                        + words.told(e.note()));
        put(FactRecorded.class, (e, words) -> "recorded the fact " + e.fact() + words.told(e.value()));
        relations();
    }

    private static void relations() {
        put(
                TicketMerged.class,
                (e, words) -> "merged it into ticket " + e.into().value() + words.told(e.reason()));
        put(
                TicketAbsorbed.class,
                (e, words) -> "merged ticket " + e.merged().value() + " into it" + words.told(e.reason()));
        put(
                MergeUndone.class,
                (e, words) -> "undid the merge into ticket " + e.into().value() + words.told(e.reason()));
        put(
                TicketReleased.class,
                (e, words) -> "undid the merge of ticket " + e.released().value() + words.told(e.reason()));
        put(
                ParentSet.class,
                (e, words) -> "made it part of ticket " + e.parent().value() + words.told(e.reason()));
        put(
                ParentRemoved.class,
                (e, words) -> "took it out of ticket " + e.parent().value() + words.told(e.reason()));
        put(
                ChildAdded.class,
                (e, words) -> "made ticket " + e.child().value() + " part of it" + words.told(e.reason()));
        put(
                ChildRemoved.class,
                (e, words) -> "took ticket " + e.child().value() + " out of it" + words.told(e.reason()));
        put(
                DuplicateJudged.class,
                (e, words) -> (e.verdict() == DuplicateVerdict.CONFIRMED
                                ? "found ticket "
                                : "found another matter in ticket ")
                        + e.other().value()
                        + (e.verdict() == DuplicateVerdict.CONFIRMED ? " to be about the same matter" : "")
                        + words.told(e.reason()));
        put(
                MessagesSplitOff.class,
                (e, words) -> "made the messages " + e.messages() + " a matter of their own, ticket "
                        + e.ticket().value()
                        + words.told(e.reason()));
        put(
                TicketSplitFrom.class,
                (e, words) -> "took over the messages " + e.messages() + " of ticket "
                        + e.ticket().value()
                        + words.told(e.reason()));
        put(
                PurchaseLinked.class,
                (e, words) -> "linked purchase " + e.purchase().value()
                        + (e.lines().isEmpty() ? "" : ", lines " + e.lines())
                        + ", as " + e.role()
                        + words.told(e.reason()));
        put(
                PurchaseUnlinked.class,
                (e, words) -> "took away the link to purchase " + e.purchase().value() + " as " + e.role()
                        + words.told(e.reason()));
    }

    private Phrases() {}

    private static String planned(PlannedAction action, HistoryLine.Words words) {
        return (action.mandatory() ? "mandatory " : "")
                + (action.kind() == ActionKind.CORRECTIVE ? "corrective" : "preventive")
                + " action " + action.number() + " for " + action.owner()
                + (action.dueAt() == null ? "" : ", by " + action.dueAt())
                + words.told(action.description());
    }

    private static String by(@Nullable Channel channel) {
        return channel == null ? "" : ", channel " + channel;
    }

    private static String known(@Nullable MessageDetails details) {
        if (details == null) {
            return "";
        }
        String files = details.attachments().isEmpty()
                ? ""
                : ", files: " + details.attachments().size();
        return (details.automatic() == null ? "" : ", automatic: " + details.automatic()) + files;
    }

    /** The kinds of event that have a phrase; a test compares them with all there are. */
    static Set<Class<? extends TicketEvent>> known() {
        return Set.copyOf(ALL.keySet());
    }

    /** What the customer said first stands in the ticket, not in its events, and is told with its receipt. */
    static List<HistoryLine> lines(List<Event> history, @Nullable FreeText statement, HistoryLine.Words words) {
        List<HistoryLine> lines = new ArrayList<>(history.size());
        Stage from = null;
        for (Event event : history) {
            Stage to = after(event.body(), from);
            String said = event.body() instanceof TicketReceived ? words.told(statement) : "";
            String what = phrase(event.body(), words) + said + words.because(event);
            lines.add(new HistoryLine(event.at(), event.actor(), from, to, what));
            from = to;
        }
        return List.copyOf(lines);
    }

    /** An event that only a newer version knows is taken to leave the stage as it was. */
    private static Stage after(EventBody body, @Nullable Stage from) {
        if (body instanceof TicketEvent known) {
            return known.to();
        }
        return from == null ? Stage.RECEIVED : from;
    }

    private static String phrase(EventBody body, HistoryLine.Words words) {
        Phrase<EventBody> phrase = ALL.get(body.getClass());
        return phrase == null ? EventLine.NOT_READABLE : phrase.of(body, words);
    }

    private static String told(String prefix, List<Recipient> recipients) {
        return recipients.isEmpty()
                ? ""
                : prefix + recipients.stream().map(Recipient::text).collect(Collectors.joining(", "));
    }

    private static <E extends TicketEvent> void put(Class<E> type, Phrase<E> phrase) {
        ALL.put(type, (body, words) -> phrase.of(type.cast(body), words));
    }

    private static String before(@Nullable Category previous) {
        return previous == null ? "" : ", before " + previous.path();
    }

    /** Cut, not rounded: what is below a threshold never reads as if it had reached it. */
    private static String percent(double confidence) {
        return (int) (confidence * 100) + " %";
    }

    @FunctionalInterface
    private interface Phrase<E> {
        String of(E event, HistoryLine.Words words);
    }
}
