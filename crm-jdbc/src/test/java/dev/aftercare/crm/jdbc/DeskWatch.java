package dev.aftercare.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.ticket.Hold;
import dev.aftercare.crm.model.ticket.Merger;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.json.CrmJson;
import dev.aftercare.crm.ticket.ParentLink;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Looks at the tickets of a desk before and after each step, and at what the one may have made of the other. */
final class DeskWatch {

    private final DeskUnderTest desk;

    /** What merged tickets were when they were merged. */
    private final Map<TicketId, Ticket> waiting = new HashMap<>();

    DeskWatch(DeskUnderTest desk) {
        this.desk = desk;
    }

    void take(int node, DeskStep step) {
        if (step.what() == DeskStep.What.MERGE || step.what() == DeskStep.What.UNDO) {
            // What ran out before is told with whatever is done to a ticket, and is not what this is about.
            desk.shop().runDue(500);
        }
        Map<TicketId, Ticket> before = tickets();
        boolean done = desk.take(node, step);
        Map<TicketId, Ticket> after = tickets();
        if (!done && step.what() != DeskStep.What.SWEEP) {
            assertThat(after).isEqualTo(before);
        }
        before.forEach((id, ticket) -> follow(ticket, after.get(id), before, after));
        if (done && step.what() == DeskStep.What.CLOSE_INCIDENT) {
            before.values().stream()
                    .filter(ticket -> ticket.stage().isOpen()
                            && !after.get(ticket.id()).stage().isOpen())
                    .forEach(ticket -> assertThat(desk.shop()
                                    .relations()
                                    .families()
                                    .children(ticket.id(), DeskUnderTest.ALL)
                                    .items())
                            .extracting(ParentLink::child)
                            .noneMatch(child -> after.get(child).stage().isOpen()));
        }
    }

    private void follow(Ticket before, Ticket after, Map<TicketId, Ticket> allBefore, Map<TicketId, Ticket> allAfter) {
        if (before.isMerged() && after.isMerged()) {
            assertThat(content(after)).isEqualTo(content(before));
        } else if (after.isMerged()) {
            waiting.put(after.id(), before);
            sameSurvivor(after.merger(), allBefore, allAfter);
        } else if (before.isMerged()) {
            assertThat(restored(after)).isEqualTo(restored(waiting.remove(after.id())));
            sameSurvivor(before.merger(), allBefore, allAfter);
        }
    }

    private static void sameSurvivor(Merger merger, Map<TicketId, Ticket> before, Map<TicketId, Ticket> after) {
        assertThat(content(after.get(merger.into()))).isEqualTo(content(before.get(merger.into())));
    }

    /** But for a wait for a parcel that began or ended meanwhile, the ticket is what it was. */
    private static ObjectNode restored(Ticket ticket) {
        ObjectNode content = content(ticket);
        Hold hold = ticket.handling().hold();
        if (hold == null || hold.by().id().equals("waits-for-parcel")) {
            content.remove("clocks");
            ((ObjectNode) content.get("handling")).remove("hold");
        }
        return content;
    }

    private static ObjectNode content(Ticket ticket) {
        ObjectNode content = CrmJson.mapper().valueToTree(ticket);
        content.remove("version");
        return content;
    }

    private Map<TicketId, Ticket> tickets() {
        Map<TicketId, Ticket> all = new LinkedHashMap<>();
        desk.tickets().forEach(ticket -> all.put(ticket.id(), ticket));
        return all;
    }
}
