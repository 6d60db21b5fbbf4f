package dev.aftercare.crm.ticket;

import dev.aftercare.crm.model.CrmException;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The whole history of one ticket as one document, for the archive 归档: who did what, when, from which state to which. Its JSON form
 * holds what people wrote, which may be personal; so does the record, though not its text form.
 *
 * @param schema the version of the form: {@value #SCHEMA}, or a later one that only adds
 * @param ticket which ticket
 * @param statement what the customer said when it was received; null if the ticket does not exist, or was written by an earlier version
 * @param events its events, the first first, one per version; empty if the ticket does not exist
 */
public record TicketHistory(
        int schema, TicketId ticket, @Nullable FreeText statement, List<Event> events) {

    /** The version of the form that this version of the library writes. */
    public static final int SCHEMA = 1;

    /** Checks and copies the parts. */
    public TicketHistory {
        Input.within("history.schema", schema, 1, Integer.MAX_VALUE);
        AggregateRef aggregate = AggregateRef.of(Input.present("history.ticket", ticket));
        events = List.copyOf(Input.present("history.events", events));
        for (int i = 0; i < events.size(); i++) {
            if (!events.get(i).aggregate().equals(aggregate) || events.get(i).sequence() != i + 1L) {
                throw new InvalidInputException(
                        "history.events", "are not the ticket's from its first on", "its events, one per version");
            }
        }
    }

    /**
     * The history in words.
     *
     * @param words whether what people wrote is told; it may be personal
     * @return one line per event, the first first
     */
    public List<HistoryLine> lines(HistoryLine.Words words) {
        return Phrases.lines(events, statement, words);
    }

    /**
     * Writes the history.
     *
     * @return its JSON text; equal histories give equal texts
     */
    public String toJson() {
        return CrmJson.mapper().writeValueAsString(this);
    }

    /**
     * Reads a history. Events of a kind that only a later version of the library knows are kept.
     *
     * @param json what {@link #toJson} wrote, by this version of the library or another
     * @return the history
     * @throws InvalidInputException if it is no such text
     */
    public static TicketHistory fromJson(String json) {
        try {
            TicketHistory history =
                    CrmJson.mapper().readValue(Input.present("history.json", json), TicketHistory.class);
            return Input.present("history.json", history);
        } catch (JacksonException | CrmException malformed) {
            // Neither the text nor the cause, which may quote it: it can be personal.
            throw new InvalidInputException("history.json", "is no history", "what TicketHistory.toJson writes");
        }
    }
}
