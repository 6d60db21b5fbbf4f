package dev.aftercare.crm.queue;

import dev.aftercare.crm.due.DueHandler;
import dev.aftercare.crm.model.ticket.TicketId;
import java.util.Map;
import java.util.UUID;

/** Forgets who was at tickets. */
public final class QueueDueHandlers {

    private QueueDueHandlers() {}

    /**
     * The handlers of all that presences schedule.
     *
     * @return the handlers by the kind of entry
     */
    public static Map<String, DueHandler> all() {
        return Map.of(
                PresenceDesk.OVER,
                (context, entry) -> PresenceDesk.over(
                        context,
                        new TicketId(UUID.fromString(entry.key().aggregate().id()))));
    }
}
