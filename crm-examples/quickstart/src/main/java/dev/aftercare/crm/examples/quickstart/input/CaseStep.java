package dev.aftercare.crm.examples.quickstart.input;

import dev.aftercare.crm.ticket.TicketCommand;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one line of a tickets file says happened to a case.
 *
 * @param line its number; the header is 1
 * @param lines how many lines of the file it covers
 * @param caseId the file's number of the case
 * @param at when
 * @param receipt how the case reached the shop; given at the first step of each case only
 * @param commands what is asked of the ticket, in this order; possibly nothing
 */
public record CaseStep(
        long line,
        int lines,
        String caseId,
        Instant at,
        @Nullable Receipt receipt,
        List<TicketCommand> commands) {

    /** Copies the list. */
    public CaseStep {
        commands = List.copyOf(commands);
    }

    CaseStep receivedAs(Receipt value) {
        return new CaseStep(line, lines, caseId, at, value, commands);
    }
}
