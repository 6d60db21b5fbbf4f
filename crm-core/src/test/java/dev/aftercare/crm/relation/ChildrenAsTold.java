package dev.aftercare.crm.relation;

import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.ticket.RelationEvent;
import dev.aftercare.crm.model.ticket.TicketEvent;
import dev.aftercare.crm.model.ticket.TicketId;
import java.util.List;

/** Tells from what happened, and from nothing else, which tickets were open parts of which. */
final class ChildrenAsTold {

    private ChildrenAsTold() {}

    /** Whether a ticket was an open part of another one when as much had happened as came before a moment. */
    static boolean isOpenPart(List<Event> history, TicketId parent, int moment, List<Event> all) {
        boolean open = false;
        boolean part = false;
        for (Event event : history) {
            if (all.indexOf(event) >= moment) {
                break;
            }
            if (event.body() instanceof TicketEvent told) {
                open = told.to().isOpen();
            }
            if (event.body() instanceof RelationEvent.ParentSet set) {
                part = set.parent().equals(parent);
            } else if (event.body() instanceof RelationEvent.ParentRemoved) {
                part = false;
            }
        }
        return open && part;
    }
}
