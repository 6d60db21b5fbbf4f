package dev.aftercare.crm.examples.quickstart.replay;

import static dev.aftercare.crm.ticket.TicketCommands.analyze;
import static dev.aftercare.crm.ticket.TicketCommands.confirm;
import static dev.aftercare.crm.ticket.TicketCommands.feedback;
import static dev.aftercare.crm.ticket.TicketCommands.followUp;
import static dev.aftercare.crm.ticket.TicketCommands.reopen;
import static dev.aftercare.crm.ticket.TicketCommands.resolve;

import dev.aftercare.crm.model.ticket.CauseDimension;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.ticket.TicketCommand;
import dev.aftercare.crm.ticket.TicketStep;

/** What a step says that the file leaves out. */
final class StopGap {

    private StopGap() {}

    static TicketCommand command(TicketStep step) {
        return switch (step) {
            case CONFIRM -> confirm("As reported", "not-stated", Priority.NORMAL);
            case ANALYZE -> analyze(CauseDimension.METHOD, "not-stated", null);
            case RESOLVE -> resolve("Not stated");
            case FEEDBACK -> feedback("Not stated", null, null);
            case FOLLOW_UP -> followUp("Not stated", true);
            case REOPEN -> reopen("Worked on again");
            case RESUME -> new TicketCommand.Resume();
            default -> throw new IllegalArgumentException(step + " is never left out");
        };
    }
}
