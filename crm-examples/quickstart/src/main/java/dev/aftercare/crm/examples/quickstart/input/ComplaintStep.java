package dev.aftercare.crm.examples.quickstart.input;

import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.CancelReason;
import dev.aftercare.crm.model.ticket.Category;
import dev.aftercare.crm.model.ticket.CauseDimension;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Rating;
import dev.aftercare.crm.model.ticket.WaitingFor;
import dev.aftercare.crm.ticket.ActionRequest;
import dev.aftercare.crm.ticket.TicketCommand;
import dev.aftercare.crm.ticket.TicketCommand.Assign;
import dev.aftercare.crm.ticket.TicketCommand.Categorize;
import dev.aftercare.crm.ticket.TicketCommand.ChangePriority;
import dev.aftercare.crm.ticket.TicketCommand.Resume;
import dev.aftercare.crm.ticket.TicketCommands;
import dev.aftercare.crm.ticket.TicketStep;
import org.jspecify.annotations.Nullable;

/** What the column {@code value} of a list of complaints means, step by step. */
final class ComplaintStep {

    private ComplaintStep() {}

    static TicketCommand command(TicketStep step, String value, @Nullable String text) {
        return switch (step) {
            // value: priority and category, such as "HIGH logistics/damage"
            case CONFIRM -> TicketCommands.confirm(words(text), second(value), Priority.valueOf(first(value)));
            // value: the bone of the fishbone and the cause, such as "METHOD packing"
            case ANALYZE ->
                TicketCommands.analyze(CauseDimension.valueOf(first(value)), second(value), blankAsNull(text));
            // value: as of ANALYZE
            case ADD_CAUSE ->
                TicketCommands.addCause(CauseDimension.valueOf(first(value)), second(value), blankAsNull(text));
            // value: who does it
            case PLAN ->
                TicketCommands.plan(ActionRequest.corrective(words(text), value).required());
            // value: the action's number
            case CLOSE_ACTION -> TicketCommands.done(Integer.parseInt(value));
            // value: the action's number, and whether it had its effect, such as "1 EFFECTIVE" or "1 NOT_EFFECTIVE"
            case CHECK_ACTION ->
                TicketCommands.checkAction(Integer.parseInt(first(value)), effective(second(value)), words(text));
            case RESOLVE -> TicketCommands.resolve(words(text));
            // value: the rating, or nothing
            case FEEDBACK ->
                TicketCommands.feedback(
                        "Told that the matter is settled",
                        value.isEmpty() ? null : Rating.valueOf(value),
                        blankAsNull(text));
            // value: LASTING or NOT_LASTING
            case FOLLOW_UP -> TicketCommands.followUp(words(text), lasting(value));
            case REOPEN -> TicketCommands.reopen(words(text));
            // value: for whom
            case HOLD -> TicketCommands.hold(WaitingFor.valueOf(value), words(text));
            case RESUME -> new Resume();
            case ESCALATE -> TicketCommands.escalate(words(text));
            // value: why
            case CANCEL -> TicketCommands.cancel(CancelReason.valueOf(value), blankAsNull(text));
            // value: by which way
            case ANSWER -> TicketCommands.answer(Channel.valueOf(value), words(text));
            // value: the agent's login
            case ASSIGN -> new Assign(value);
            case CHANGE_PRIORITY -> new ChangePriority(Priority.valueOf(value));
            // value: the category's path
            case CATEGORIZE -> new Categorize(new Category(value));
            case MOVE, RECORD -> throw new IllegalArgumentException("complaints take the library's own steps");
            case RECEIVE -> throw new IllegalArgumentException("a receipt is no command");
        };
    }

    static String words(@Nullable String text) {
        String words = blankAsNull(text);
        if (words == null) {
            throw new InvalidInputException("text", "is missing", "some words");
        }
        return words;
    }

    private static boolean lasting(String value) {
        return switch (value) {
            case "LASTING" -> true;
            case "NOT_LASTING" -> false;
            default -> throw new InvalidInputException("value", "is unknown", "LASTING or NOT_LASTING");
        };
    }

    private static boolean effective(String value) {
        return switch (value) {
            case "EFFECTIVE" -> true;
            case "NOT_EFFECTIVE" -> false;
            default -> throw new InvalidInputException("value", "is unknown", "EFFECTIVE or NOT_EFFECTIVE");
        };
    }

    private static @Nullable String blankAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static String first(String value) {
        return value.substring(0, Math.max(0, value.indexOf(' ')));
    }

    private static String second(String value) {
        return value.substring(value.indexOf(' ') + 1);
    }
}
