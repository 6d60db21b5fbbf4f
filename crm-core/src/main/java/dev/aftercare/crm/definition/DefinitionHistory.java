package dev.aftercare.crm.definition;

import dev.aftercare.crm.event.EventLine;
import dev.aftercare.crm.model.CrmException;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.document.DefinitionEvent.DefinitionChanged;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.persistence.json.CrmJson;
import dev.aftercare.crm.ticket.HistoryLine;
import java.util.List;
import tools.jackson.core.JacksonException;

/**
 * Changes of definitions as one document, for the archive 归档: who put what into force, when and why. Its JSON form holds the reasons
 * that people gave, which may be personal; so does the record, though not its text form.
 *
 * @param schema the version of the form: {@value #SCHEMA}, or a later one that only adds
 * @param events the changes, in the order in which they were read; at most all of one definition, or a page of all
 */
public record DefinitionHistory(int schema, List<Event> events) {

    /** The version of the form that this version of the library writes. */
    public static final int SCHEMA = 1;

    /** Checks and copies the parts. */
    public DefinitionHistory {
        Input.within("history.schema", schema, 1, Integer.MAX_VALUE);
        events = List.copyOf(Input.present("history.events", events));
    }

    /**
     * A document of changes.
     *
     * @param events the changes
     * @return the document, in the form of this version of the library
     */
    public static DefinitionHistory of(List<Event> events) {
        return new DefinitionHistory(SCHEMA, events);
    }

    /**
     * The changes in words.
     *
     * @param words whether reasons are told; they may be personal
     * @return one line per change, in the order of the changes
     */
    public List<EventLine> lines(HistoryLine.Words words) {
        return events.stream()
                .map(event -> EventLine.of(event, phrase(event) + words.because(event)))
                .toList();
    }

    /**
     * Writes the changes.
     *
     * @return their JSON text; equal documents give equal texts
     */
    public String toJson() {
        return CrmJson.mapper().writeValueAsString(this);
    }

    /**
     * Reads changes. Events of a kind that only a later version of the library knows are kept.
     *
     * @param json what {@link #toJson} wrote, by this version of the library or another
     * @return the document
     * @throws InvalidInputException if it is no such text
     */
    public static DefinitionHistory fromJson(String json) {
        try {
            DefinitionHistory history =
                    CrmJson.mapper().readValue(Input.present("history.json", json), DefinitionHistory.class);
            return Input.present("history.json", history);
        } catch (JacksonException | CrmException malformed) {
            // Neither the text nor the cause, which may quote it: it can be personal.
            throw new InvalidInputException("history.json", "is no history", "what DefinitionHistory.toJson writes");
        }
    }

    private static String phrase(Event event) {
        if (!(event.body() instanceof DefinitionChanged change)) {
            return EventLine.NOT_READABLE;
        }
        String what = change.kind() + " " + change.name();
        if (change.before() == null) {
            return "put " + what + " into force, version " + change.after();
        }
        return change.after() == null
                ? "took " + what + " out of force, version " + change.before()
                : "changed " + what + " from version " + change.before() + " to " + change.after();
    }
}
