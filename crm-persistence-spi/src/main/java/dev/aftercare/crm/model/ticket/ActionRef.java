package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names one planned action of a tenant.
 *
 * @param ticket in whose plan it stands
 * @param number its number there, from 1
 */
public record ActionRef(TicketId ticket, int number) {

    private static final Pattern TEXT = Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/([0-9]{1,3})");

    /** Checks the parts. */
    public ActionRef {
        Input.present("action.ticket", ticket);
        Input.within("action.number", number, 1, Ticket.MAX_ACTIONS);
    }

    /**
     * The name as one text.
     *
     * @return the ticket's id, a slash and the number
     */
    public String text() {
        return ticket.value() + "/" + number;
    }

    /**
     * Reads a name.
     *
     * @param text what {@link #text} wrote
     * @return the name
     * @throws InvalidInputException if it is no such text
     */
    public static ActionRef parse(String text) {
        Matcher parts = TEXT.matcher(Input.present("action", text));
        if (!parts.matches()) {
            throw new InvalidInputException("action", "names no action", "a ticket's id, a slash and a number");
        }
        return new ActionRef(new TicketId(UUID.fromString(parts.group(1))), Integer.parseInt(parts.group(2)));
    }
}
