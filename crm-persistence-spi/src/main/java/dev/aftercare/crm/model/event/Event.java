package dev.aftercare.crm.model.event;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.CustomerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of one aggregate. History, timeline and hand-over to other systems are all made of these.
 *
 * <p>An aggregate's changes are numbered without gaps from 1: {@code sequence} is the aggregate's version after the
 * change.
 *
 * @param id names the event
 * @param aggregate what changed
 * @param sequence the aggregate's version after this change, from 1
 * @param customer whose timeline shows it, or null if it concerns no customer
 * @param at when it happened, in whole microseconds
 * @param actor who caused it
 * @param body what happened; a {@link RedactedEvent} once the customer was erased
 * @param reason why, in the words of the actor; null if none was given, or once the customer was erased. What a command asks a reason
 *     for, such as to reopen a ticket, stands in the body; this one can be given with any command
 */
public record Event(
        EventId id,
        AggregateRef aggregate,
        long sequence,
        @Nullable CustomerId customer,
        Instant at,
        Actor actor,
        EventBody body,
        @Nullable FreeText reason) {

    /** Checks the parts. */
    public Event {
        Input.present("event.id", id);
        Input.present("event.aggregate", aggregate);
        Input.within("event.sequence", sequence, 1, Long.MAX_VALUE);
        at = Input.instant("event.at", at);
        Input.present("event.actor", actor);
        Input.present("event.body", body);
    }

    /**
     * An event without a reason.
     *
     * @param id names the event
     * @param aggregate what changed
     * @param sequence the aggregate's version after this change, from 1
     * @param customer whose timeline shows it, or null if it concerns no customer
     * @param at when it happened, in whole microseconds
     * @param actor who caused it
     * @param body what happened
     */
    public Event(
            EventId id,
            AggregateRef aggregate,
            long sequence,
            @Nullable CustomerId customer,
            Instant at,
            Actor actor,
            EventBody body) {
        this(id, aggregate, sequence, customer, at, actor, body, null);
    }

    /**
     * The same event without what it told, and without its reason.
     *
     * @param type the stored name of the body's type
     * @return the event with a {@link RedactedEvent} for its body
     */
    public Event redacted(String type) {
        return new Event(id, aggregate, sequence, customer, at, actor, new RedactedEvent(type), null);
    }
}
