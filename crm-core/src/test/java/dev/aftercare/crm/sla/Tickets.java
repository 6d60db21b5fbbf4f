package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.ticket.Intake;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Tickets with running clocks. */
final class Tickets {

    private Tickets() {}

    static Ticket withClocks(int number, Instant receivedAt, SlaTerms terms, Priority priority) {
        Intake intake = new Intake(Channel.EMAIL, new FreeText("broken cup"), null, receivedAt, Actor.system("mail"));
        Ticket ticket = Ticket.received(
                new TicketId(new UUID(1, number)),
                TicketType.COMPLAINT,
                new CustomerId(new UUID(2, 1)),
                priority,
                intake);
        return ticket.withClocks(ClockRules.start(
                List.of(), List.of(Metric.FIRST_RESPONSE, Metric.RESOLUTION), terms, priority, receivedAt));
    }
}
