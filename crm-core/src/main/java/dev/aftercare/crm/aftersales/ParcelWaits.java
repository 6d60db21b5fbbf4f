package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.WaitingFor;
import dev.aftercare.crm.ticket.Waits;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets the ticket of a request wait while the shop waits for the goods. */
public final class ParcelWaits {

    /** Who lets tickets wait. */
    static final Actor RULE = Actor.rule("waits-for-parcel");

    private static final TypedDocuments<ParcelWait> DOCUMENTS =
            new TypedDocuments<>("after-sales-wait", ParcelWait.class);

    private ParcelWaits() {}

    /**
     * Lets a ticket wait, or no longer, as its requests now ask for: it could not follow them as long as it was merged into another one.
     *
     * @param context the command
     * @param ticket which ticket, not merged any more
     * @param mergedAt since when it was; if nothing changed after that, nothing is done
     */
    public static void catchUp(CommandContext context, TicketId ticket, Instant mergedAt) {
        Optional<TypedDocuments.Stored<ParcelWait>> stored =
                DOCUMENTS.stored(context.unit(), ticket.value().toString());
        stored.filter(wait -> !wait.at().isBefore(mergedAt)).ifPresent(wait -> {
            if (wait.value().requests().isEmpty()) {
                Waits.end(context, ticket, RULE);
            } else {
                begin(context, ticket);
            }
        });
    }

    private static void begin(CommandContext context, TicketId ticket) {
        Waits.begin(context, ticket, WaitingFor.CUSTOMER, "The goods are to come back first", RULE);
    }

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
            begin(context, ticket);
        } else if (next.requests().isEmpty()) {
            Waits.end(context, ticket, RULE);
        }
    }
}
