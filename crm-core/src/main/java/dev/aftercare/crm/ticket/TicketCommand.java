package dev.aftercare.crm.ticket;

import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.ActionStatus;
import dev.aftercare.crm.model.ticket.CancelReason;
import dev.aftercare.crm.model.ticket.Category;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Rating;
import dev.aftercare.crm.model.ticket.RootCause;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.WaitingFor;
import dev.aftercare.crm.model.ticket.WorkflowPlace;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked of a ticket that exists. The records are data and throw {@link InvalidInputException} where a part is
 * malformed; {@link TicketCommands} makes them of plain values.
 */
public sealed interface TicketCommand {

    /**
     * The step asked for.
     *
     * @return the step
     */
    TicketStep step();

    /**
     * What the step is called.
     *
     * @return the step's name; of a step of the shop's own, its name in the workflow
     */
    default String title() {
        return step().name();
    }

    /**
     * Calls the case of this command: whoever handles commands cannot forget one.
     *
     * @param <R> what the cases give
     * @param cases one method per command
     * @return what the case gave
     */
    <R> R match(TicketCases<R> cases);

    /**
     * Another ticket that the command speaks of; it must exist.
     *
     * @return its id, or empty
     */
    default Optional<TicketId> otherTicket() {
        return Optional.empty();
    }

    /**
     * The category that the command sets; it must be open in the shop's tree, if the shop has one.
     *
     * @return the category, or empty if it sets none
     */
    default Optional<Category> wantedCategory() {
        return Optional.empty();
    }

    /**
     * The restated problem is agreed with the customer. To agree on it is to have answered: it stops the first response.
     *
     * @param problem in the shop's words
     * @param category where it stands in the shop's tree
     * @param priority how pressing it is
     */
    record Confirm(FreeText problem, Category category, Priority priority) implements TicketCommand {
        /** Checks the parts. */
        public Confirm {
            Input.present("confirm.problem", problem);
            Input.present("confirm.category", category);
            Input.present("confirm.priority", priority);
        }

        @Override
        public TicketStep step() {
            return TicketStep.CONFIRM;
        }

        @Override
        public Optional<Category> wantedCategory() {
            return Optional.of(category);
        }

        @Override
        public <R> R match(TicketCases<R> cases) {
            return cases.confirm(this);
        }
    }

    /**
     * A root cause was found.
     *
     * @param cause the root cause
     */
    record Analyze(RootCause cause) implements TicketCommand {
        /** Checks the part. */
        public Analyze {
            Input.present("analyze.cause", cause);
        }

        @Override
        public TicketStep step() {
            return TicketStep.ANALYZE;
        }

        @Override
        public <R> R match(TicketCases<R> cases) {
            return cases.analyze(this);
        }
    }

    /**
     * Another cause was found, beside those recorded before. One that is recorded already changes nothing.
     *
     * @param cause what else contributed
     */
    record AddCause(RootCause cause) implements TicketCommand {

        /** Checks the part. */
        public AddCause {
            Input.present("addCause.cause", cause);
        }

        @Override
        public TicketStep step() {
            return TicketStep.ADD_CAUSE;
        }

        @Override
        public <R> R match(TicketCases<R> cases) {
            return cases.addCause(this);
        }
    }

    /**
     * Actions are added to the resolution plan and numbered on from the last.
     *
     * @param actions at least one, at most {@value Ticket#MAX_ACTIONS}
     */
    record Plan(List<ActionRequest> actions) implements TicketCommand {
        /** Checks and copies the list. */
        public Plan {
            actions = List.copyOf(Input.atMost("plan.actions", actions, Ticket.MAX_ACTIONS));
            Input.within("plan.actions.size", actions.size(), 1, Ticket.MAX_ACTIONS);
        }

        @Override
        public TicketStep step() {
            return TicketStep.PLAN;
        }

        @Override
        public <R> R match(TicketCases<R> cases) {
            return cases.plan(this);
        }
    }

    /**
     * A planned action is done or given up. A mandatory one can be given up by a person of the shop only, who thereby says that the
     * solution does not need it; it then stands in the way no longer.
     *
     * @param number the action's number
     * @param status done or void
     * @param reason why it is given up; more about how it was done, or null
     */
    record CloseAction(
            int number, ActionStatus status, @Nullable FreeText reason) implements TicketCommand {

        /** The longest reason: it is part of the ticket, which has to stay small. */
        public static final int MAX_REASON = 2_000;

        /** Checks the parts. */
        public CloseAction {
            Input.within("closeAction.number", number, 1, Ticket.MAX_ACTIONS);
            if (Input.present("closeAction.status", status) == ActionStatus.OPEN) {
                throw new InvalidInputException("closeAction.status", "is OPEN", "DONE or VOID");
            }
            if (status == ActionStatus.VOID) {
                Input.present("closeAction.reason", reason);
            }
            if (reason != null) {
                Input.text("closeAction.reason", reason.value(), MAX_REASON);
            }
        }

        @Override
        public TicketStep step() {
            return TicketStep.CLOSE_ACTION;
        }

        @Override
        public <R> R match(TicketCases<R> cases) {
            return cases.closeAction(this);
        }
    }

    /**
     * It was checked whether a corrective action that is done had its effect. The last check counts.
     *
     * @param number the action's number
     * @param effective whether it had
     * @param finding what was found, at most {@value CloseAction#MAX_REASON} characters
     */
    record CheckAction(int number, boolean effective, FreeText finding) implements TicketCommand {

        /** Checks the parts. */
        public CheckAction {
            Input.within("checkAction.number", number, 1, Ticket.MAX_ACTIONS);
            Input.text(
                    "checkAction.finding",
                    Input.present("checkAction.finding", finding).value(),
                    CloseAction.MAX_REASON);
        }

        @Override
        public TicketStep step() {
            return TicketStep.CHECK_ACTION;
        }

        @Override
        public <R> R match(TicketCases<R> cases) {
            return cases.checkAction(this);
        }
    }

    /**
     * The matter is solved.
     *
     * @param solution what solved it
     */
    record Resolve(FreeText solution) implements TicketCommand {
        /** Checks the part. */
        public Resolve {
            Input.present("resolve.solution", solution);
        }

        @Override
        public TicketStep step() {
            return TicketStep.RESOLVE;
        }

        @Override
        public <R> R match(TicketCases<R> cases) {
            return cases.resolve(this);
        }
    }

    /**
     * The outcome was told to the customer. A bad rating reopens the ticket at once, by rule; see {@link TicketPolicy#reopens}.
     *
     * @param outcome as it was told
     * @param rating the customer's rating, or null if none was given
     * @param comment the customer's words, or null
     */
    record GiveFeedback(
            FreeText outcome,
            @Nullable Rating rating,
            @Nullable FreeText comment) implements TicketCommand {
        /** Checks the parts. */
        public GiveFeedback {
            Input.present("feedback.outcome", outcome);
        }

        @Override
        public TicketStep step() {
            return TicketStep.FEEDBACK;
        }

        @Override
        public <R> R match(TicketCases<R> cases) {
            return cases.giveFeedback(this);
        }
    }

    /**
     * The lasting effect was checked. If it lasts, the ticket is closed; if not, the check is recorded and the ticket reopened at
     * once, by rule, since a matter that is known to persist is not closed.
     *
     * @param finding what was found
     * @param lasting whether the solution lasts
     */
    record FollowUpCheck(FreeText finding, boolean lasting) implements TicketCommand {
        /** Checks the part. */
        public FollowUpCheck {
            Input.present("followUp.finding", finding);
        }

        @Override
        public TicketStep step() {
            return TicketStep.FOLLOW_UP;
        }

        @Override
        public <R> R match(TicketCases<R> cases) {
            return cases.followUp(this);
        }
    }

    /**
     * The matter is taken up again; counted.
     *
     * @param reason why
     */
    record Reopen(FreeText reason) implements TicketCommand {
        /** Checks the part. */
        public Reopen {
            Input.present("reopen.reason", reason);
        }

        @Override
        public TicketStep step() {
            return TicketStep.REOPEN;
        }

        @Override
        public <R> R match(TicketCases<R> cases) {
            return cases.reopen(this);
        }
    }

    /**
     * The ticket waits; its clocks pause.
     *
     * @param waitingFor for whom
     * @param reason why
     */
    record PutOnHold(WaitingFor waitingFor, FreeText reason) implements TicketCommand {
        /** Checks the parts. */
        public PutOnHold {
            Input.present("hold.waitingFor", waitingFor);
            Input.present("hold.reason", reason);
        }

        @Override
        public TicketStep step() {
            return TicketStep.HOLD;
        }

        @Override
        public <R> R match(TicketCases<R> cases) {
            return cases.putOnHold(this);
        }
    }

    /** The wait is over; the clocks run on. */
    record Resume() implements TicketCommand {
        @Override
        public TicketStep step() {
            return TicketStep.RESUME;
        }

        @Override
        public <R> R match(TicketCases<R> cases) {
            return cases.resume(this);
        }
    }

    /**
     * The ticket goes up one level.
     *
     * @param reason why
     */
    record Escalate(FreeText reason) implements TicketCommand {
        /** Checks the part. */
        public Escalate {
            Input.present("escalate.reason", reason);
        }

        @Override
        public TicketStep step() {
            return TicketStep.ESCALATE;
        }

        @Override
        public <R> R match(TicketCases<R> cases) {
            return cases.escalate(this);
        }
    }

    /**
     * The ticket ends without a resolution.
     *
     * @param reason why
     * @param duplicateOf the ticket that has the same matter; given exactly if the reason is that
     * @param note more about it, or null
     */
    record Cancel(
            CancelReason reason,
            @Nullable TicketId duplicateOf,
            @Nullable FreeText note) implements TicketCommand {
        /** Checks the parts. */
        public Cancel {
            Input.present("cancel.reason", reason);
            if ((reason == CancelReason.DUPLICATE) != (duplicateOf != null)) {
                throw new InvalidInputException(
                        "cancel.duplicateOf", "does not fit the reason", "a ticket exactly for DUPLICATE");
            }
        }

        @Override
        public TicketStep step() {
            return TicketStep.CANCEL;
        }

        @Override
        public <R> R match(TicketCases<R> cases) {
            return cases.cancel(this);
        }

        @Override
        public Optional<TicketId> otherTicket() {
            return Optional.ofNullable(duplicateOf);
        }
    }

    /**
     * The shop answers. The first answer by a person ({@link dev.aftercare.crm.model.Actor.Kind#AGENT}) stops the first response; an
     * automatic one does not.
     *
     * @param channel by which way
     * @param text what was answered
     */
    record Answer(Channel channel, FreeText text) implements TicketCommand {
        /** Checks the parts. */
        public Answer {
            Input.present("answer.channel", channel);
            Input.present("answer.text", text);
        }

        @Override
        public TicketStep step() {
            return TicketStep.ANSWER;
        }

        @Override
        public <R> R match(TicketCases<R> cases) {
            return cases.answer(this);
        }
    }

    /**
     * The ticket goes to an agent, as one of a department if that is said. The same agent of the same department again changes nothing.
     *
     * @param assignee the agent's login, 1 to 100 printable ASCII characters
     * @param department the department, 1 to 100 characters; null to leave the ticket in the one where it is
     */
    record Assign(String assignee, @Nullable String department) implements TicketCommand {
        /** Checks the parts. */
        public Assign {
            Input.code("assign.assignee", assignee, 100);
            Input.textOrNull("assign.department", department, 100);
        }

        /**
         * The ticket goes to an agent, and stays in the department where it is.
         *
         * @param assignee the agent's login, 1 to 100 printable ASCII characters
         */
        public Assign(String assignee) {
            this(assignee, null);
        }

        @Override
        public TicketStep step() {
            return TicketStep.ASSIGN;
        }

        @Override
        public <R> R match(TicketCases<R> cases) {
            return cases.assign(this);
        }
    }

    /**
     * The ticket becomes more or less pressing; its targets change with it. The same priority again changes nothing.
     *
     * @param priority from now on
     */
    record ChangePriority(Priority priority) implements TicketCommand {
        /** Checks the part. */
        public ChangePriority {
            Input.present("changePriority.priority", priority);
        }

        @Override
        public TicketStep step() {
            return TicketStep.CHANGE_PRIORITY;
        }

        @Override
        public <R> R match(TicketCases<R> cases) {
            return cases.changePriority(this);
        }
    }

    /**
     * The ticket gets its place in the shop's tree. The place that a classifier proposed or set accepts that; another overrules it. The
     * place that it has changes nothing, unless it accepts one.
     *
     * @param category the category from now on
     */
    record Categorize(Category category) implements TicketCommand {
        /** Checks the part. */
        public Categorize {
            Input.present("categorize.category", category);
        }

        @Override
        public TicketStep step() {
            return TicketStep.CATEGORIZE;
        }

        @Override
        public Optional<Category> wantedCategory() {
            return Optional.of(category);
        }

        @Override
        public <R> R match(TicketCases<R> cases) {
            return cases.categorize(this);
        }
    }

    /**
     * A step of the shop's own.
     *
     * @param name its name in the workflow that governs the ticket
     * @param note why, or null
     */
    record Move(String name, @Nullable FreeText note) implements TicketCommand {

        /** Checks the part. */
        public Move {
            Input.code("move.name", name, WorkflowPlace.MAX_NAME);
        }

        @Override
        public TicketStep step() {
            return TicketStep.MOVE;
        }

        @Override
        public String title() {
            return name;
        }

        @Override
        public <R> R match(TicketCases<R> cases) {
            return cases.move(this);
        }
    }

    /**
     * A fact that the workflow asks for is recorded, in the place of what was recorded under the same name before. The same text again
     * changes nothing.
     *
     * @param fact the fact's name in the workflow that governs the ticket
     * @param value what is recorded, at most {@value WorkflowPlace#MAX_FACT} characters
     */
    record RecordFact(String fact, FreeText value) implements TicketCommand {

        /** Checks the parts. */
        public RecordFact {
            Input.code("record.fact", fact, WorkflowPlace.MAX_NAME);
            Input.text("record.value", Input.present("record.value", value).value(), WorkflowPlace.MAX_FACT);
        }

        @Override
        public TicketStep step() {
            return TicketStep.RECORD;
        }

        @Override
        public <R> R match(TicketCases<R> cases) {
            return cases.recordFact(this);
        }
    }
}
