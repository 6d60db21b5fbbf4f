package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.WaitingFor;
import dev.aftercare.crm.ticket.Waits;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets the ticket of a request wait while the shop waits for the goods. */
final class ParcelWaits {

    static final Actor RULE = Actor.rule("waits-for-parcel");

    private static final TypedDocuments<ParcelWait> DOCUMENTS =
            new TypedDocuments<>("after-sales-wait", ParcelWait.class);

    private ParcelWaits() {}

    static void follow(CommandContext context, @Nullable AfterSalesRequest before, AfterSalesRequest after) {
        TicketId ticket = after.ticket();
        boolean waited = before != null && before.awaitsParcel();
        if (ticket == null || waited == after.awaitsParcel()) {
            return;
        }
        String id = ticket.value().toString();
        Optional<TypedDocuments.Stored<ParcelWait>> stored = DOCUMENTS.stored(context.unit(), id);
        ParcelWait present = stored.map(TypedDocuments.Stored::value).orElse(ParcelWait.NONE);
        ParcelWait next = waited ? present.without(after.id()) : present.with(after.id());
        if (stored.isPresent()) {
            DOCUMENTS.update(context, id, null, stored.get().version(), next);
        } else {
            DOCUMENTS.insert(context, id, null, next);
        }
        if (present.requests().isEmpty()) {
            Waits.begin(context, ticket, WaitingFor.CUSTOMER, "The goods are to come back first", RULE);
        } else if (next.requests().isEmpty()) {
            Waits.end(context, ticket, RULE);
        }
    }
}
