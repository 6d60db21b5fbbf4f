package dev.aftercare.crm.event;

import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.event.Event;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells every listener every event, in the order of registration; one that fails stops neither the others nor the caller. */
public final class Listeners {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<CrmListener> all;

    /**
     * Creates the list.
     *
     * @param all whom to tell
     */
    public Listeners(List<CrmListener> all) {
        this.all = List.copyOf(all);
    }

    /**
     * Tells all listeners.
     *
     * @param tenant to whom it happened
     * @param events what happened, in order
     */
    public void tell(TenantId tenant, List<Event> events) {
        for (Event event : events) {
            for (CrmListener listener : all) {
                try {
                    listener.onEvent(tenant, event);
                } catch (RuntimeException e) {
                    // The exception's message is the listener's own and may be personal: only its type is logged.
                    LOG.warn(
                            "listener {} failed on event {} with {}",
                            listener.getClass().getName(),
                            event.id().value(),
                            e.getClass().getName());
                }
            }
        }
    }
}
