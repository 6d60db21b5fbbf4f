package dev.aftercare.crm.event;

import dev.aftercare.crm.model.event.Event;
import java.util.List;

/** Where events are handed over to: a broker, another service. */
@FunctionalInterface
public interface EventSink {

    /**
     * Takes events. If it returns, they count as handed over; if it throws, they will be handed over again. It can be given the
     * same event more than once ({@code Event.id} tells), but never an aggregate's events out of order.
     *
     * @param events at least one; per aggregate in the order of their sequences
     * @throws Exception if they could not be taken
     */
    void accept(List<Event> events) throws Exception;
}
