package dev.aftercare.crm.examples.adapter;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.event.EventId;
import dev.aftercare.crm.persistence.json.EventBodies;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is stored: with the type and the text of its body. So a body of a type that this version of the library does
 * not know stays as it is, character by character.
 */
record EventRecord(
        EventId id,
        AggregateRef aggregate,
        long sequence,
        @Nullable CustomerId customer,
        Instant at,
        Actor actor,
        String type,
        String body,
        @Nullable FreeText reason) {

    static EventRecord of(Event event) {
        return new EventRecord(
                event.id(),
                event.aggregate(),
                event.sequence(),
                event.customer(),
                event.at(),
                event.actor(),
                EventBodies.type(event.body()),
                EventBodies.encode(event.body()),
                event.reason());
    }

    Event event() {
        return new Event(id, aggregate, sequence, customer, at, actor, EventBodies.decode(type, body), reason);
    }
}
