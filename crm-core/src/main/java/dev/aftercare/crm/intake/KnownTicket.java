package dev.aftercare.crm.intake;

import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.TicketId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the rules see of a ticket.
 *
 * @param id which
 * @param customer whose
 * @param purchase the order it is about, or null
 * @param stage how far it has come
 * @param reopens whether it could be reopened where it stands
 * @param lastChange when it changed last
 */
record KnownTicket(
        TicketId id,
        CustomerId customer,
        @Nullable PurchaseId purchase,
        Stage stage,
        boolean reopens,
        Instant lastChange) {}
