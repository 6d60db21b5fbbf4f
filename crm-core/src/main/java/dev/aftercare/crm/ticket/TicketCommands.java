package dev.aftercare.crm.ticket;

import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.ticket.ActionStatus;
import dev.aftercare.crm.model.ticket.CancelReason;
import dev.aftercare.crm.model.ticket.Category;
import dev.aftercare.crm.model.ticket.CauseDimension;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Rating;
import dev.aftercare.crm.model.ticket.RootCause;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.WaitingFor;
import dev.aftercare.crm.ticket.TicketCommand.AddCause;
import dev.aftercare.crm.ticket.TicketCommand.Analyze;
import dev.aftercare.crm.ticket.TicketCommand.Answer;
import dev.aftercare.crm.ticket.TicketCommand.Cancel;
import dev.aftercare.crm.ticket.TicketCommand.CheckAction;
import dev.aftercare.crm.ticket.TicketCommand.CloseAction;
import dev.aftercare.crm.ticket.TicketCommand.Confirm;
import dev.aftercare.crm.ticket.TicketCommand.Escalate;
import dev.aftercare.crm.ticket.TicketCommand.FollowUpCheck;
import dev.aftercare.crm.ticket.TicketCommand.GiveFeedback;
import dev.aftercare.crm.ticket.TicketCommand.Move;
import dev.aftercare.crm.ticket.TicketCommand.Plan;
import dev.aftercare.crm.ticket.TicketCommand.PutOnHold;
import dev.aftercare.crm.ticket.TicketCommand.RecordFact;
import dev.aftercare.crm.ticket.TicketCommand.Reopen;
import dev.aftercare.crm.ticket.TicketCommand.Resolve;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@link TicketCommand}s of plain values; to be imported statically. All throw
 * {@link dev.aftercare.crm.model.InvalidInputException} where a value is malformed.
 */
public final class TicketCommands {

    private TicketCommands() {}

    /**
     * Makes a {@link Confirm}.
     *
     * @param problem in the shop's words
     * @param category a path in the shop's tree, such as {@code logistics/damage}
     * @param priority how pressing it is
     * @return the command
     */
    public static Confirm confirm(String problem, String category, Priority priority) {
        return new Confirm(FreeText.of("confirm.problem", problem), new Category(category), priority);
    }

    /**
     * Makes an {@link Analyze}.
     *
     * @param dimension the bone of the fishbone
     * @param cause the entry of the shop's list
     * @param detail more about it, or null
     * @return the command
     */
    public static Analyze analyze(CauseDimension dimension, String cause, @Nullable String detail) {
        return new Analyze(new RootCause(dimension, cause, textOrNull("analyze.detail", detail)));
    }

    /**
     * Makes an {@link AddCause}.
     *
     * @param dimension the bone of the fishbone
     * @param cause the entry of the shop's list
     * @param detail more about it, or null
     * @return the command
     */
    public static AddCause addCause(CauseDimension dimension, String cause, @Nullable String detail) {
        return new AddCause(new RootCause(dimension, cause, textOrNull("addCause.detail", detail)));
    }

    /**
     * Makes a {@link CloseAction} for an action that is done.
     *
     * @param number the action's number
     * @return the command
     */
    public static CloseAction done(int number) {
        return new CloseAction(number, ActionStatus.DONE, null);
    }

    /**
     * Makes a {@link CloseAction} for an action that is given up.
     *
     * @param number the action's number
     * @param reason why
     * @return the command
     */
    public static CloseAction giveUp(int number, String reason) {
        return new CloseAction(number, ActionStatus.VOID, FreeText.of("closeAction.reason", reason));
    }

    /**
     * Makes a {@link CheckAction}.
     *
     * @param number the action's number
     * @param effective whether it had its effect
     * @param finding what was found
     * @return the command
     */
    public static CheckAction checkAction(int number, boolean effective, String finding) {
        return new CheckAction(number, effective, FreeText.of("checkAction.finding", finding));
    }

    /**
     * Makes a {@link Plan}.
     *
     * @param actions at least one
     * @return the command
     */
    public static Plan plan(ActionRequest... actions) {
        return new Plan(List.of(actions));
    }

    /**
     * Makes a {@link Resolve}.
     *
     * @param solution what solved it
     * @return the command
     */
    public static Resolve resolve(String solution) {
        return new Resolve(FreeText.of("resolve.solution", solution));
    }

    /**
     * Makes a {@link GiveFeedback}.
     *
     * @param outcome as it was told to the customer
     * @param rating the customer's rating, or null
     * @param comment the customer's words, or null
     * @return the command
     */
    public static GiveFeedback feedback(String outcome, @Nullable Rating rating, @Nullable String comment) {
        return new GiveFeedback(
                FreeText.of("feedback.outcome", outcome), rating, textOrNull("feedback.comment", comment));
    }

    /**
     * Makes a {@link FollowUpCheck}.
     *
     * @param finding what was found
     * @param lasting whether the solution lasts
     * @return the command
     */
    public static FollowUpCheck followUp(String finding, boolean lasting) {
        return new FollowUpCheck(FreeText.of("followUp.finding", finding), lasting);
    }

    /**
     * Makes a {@link Reopen}.
     *
     * @param reason why
     * @return the command
     */
    public static Reopen reopen(String reason) {
        return new Reopen(FreeText.of("reopen.reason", reason));
    }

    /**
     * Makes a {@link PutOnHold}.
     *
     * @param waitingFor for whom
     * @param reason why
     * @return the command
     */
    public static PutOnHold hold(WaitingFor waitingFor, String reason) {
        return new PutOnHold(waitingFor, FreeText.of("hold.reason", reason));
    }

    /**
     * Makes an {@link Escalate}.
     *
     * @param reason why
     * @return the command
     */
    public static Escalate escalate(String reason) {
        return new Escalate(FreeText.of("escalate.reason", reason));
    }

    /**
     * Makes a {@link Cancel} for anything but a duplicate.
     *
     * @param reason why
     * @param note more about it, or null
     * @return the command
     */
    public static Cancel cancel(CancelReason reason, @Nullable String note) {
        return new Cancel(reason, null, textOrNull("cancel.note", note));
    }

    /**
     * Makes a {@link Cancel} for a duplicate.
     *
     * @param of the ticket that has the same matter
     * @return the command
     */
    public static Cancel duplicate(TicketId of) {
        return new Cancel(CancelReason.DUPLICATE, of, null);
    }

    /**
     * Makes an {@link Answer}.
     *
     * @param channel by which way
     * @param text what was answered
     * @return the command
     */
    public static Answer answer(Channel channel, String text) {
        return new Answer(channel, FreeText.of("answer.text", text));
    }

    /**
     * Makes a {@link Move}.
     *
     * @param name the name of the step in the workflow that governs the ticket
     * @param note why, or null
     * @return the command
     */
    public static Move move(String name, @Nullable String note) {
        return new Move(name, textOrNull("move.note", note));
    }

    /**
     * Makes a {@link RecordFact}.
     *
     * @param fact the fact's name in the workflow that governs the ticket
     * @param value what is recorded
     * @return the command
     */
    public static RecordFact recordFact(String fact, String value) {
        return new RecordFact(fact, FreeText.of("record.value", value));
    }

    private static @Nullable FreeText textOrNull(String field, @Nullable String value) {
        return value == null ? null : FreeText.of(field, value);
    }
}
