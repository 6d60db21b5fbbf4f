package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.ticket.TicketEvent;
import dev.aftercare.crm.persistence.json.CrmJson;
import dev.aftercare.crm.persistence.json.EventBodies;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a clock sees of an event: what happened, when, and who did it.
 *
 * @param body what happened
 * @param actor who did it
 * @param at when, cut to microseconds
 */
public record Occurrence(EventBody body, Actor actor, Instant at) {

    /** Checks the parts. */
    public Occurrence {
        Input.present("occurrence.body", body);
        Input.present("occurrence.actor", actor);
        at = Input.instant("occurrence.at", at);
    }

    /**
     * What a clock sees of a stored event.
     *
     * @param event the event
     * @return what it says
     */
    public static Occurrence of(Event event) {
        return new Occurrence(event.body(), event.actor(), event.at());
    }

    String type() {
        return EventBodies.type(body);
    }

    /** The values of a field in JSON: those of a list one by one, none if it is absent. */
    List<String> values(String field) {
        if (field.equals("to") && body instanceof TicketEvent event) {
            return List.of(event.to().name());
        }
        JsonNode value = CrmJson.mapper().readTree(EventBodies.encode(body)).path(field);
        return value.isArray()
                ? value.valueStream().map(JsonNode::asString).toList()
                : value.isValueNode() ? List.of(value.asString()) : List.of();
    }
}
