package dev.aftercare.crm.loyalty.tier;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.due.DueHandler;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.due.DueEntry;
import java.util.Map;
import java.util.UUID;

/** The sweep's work on levels: those whose period and grace are over, and all of a programme that was defined anew. */
public final class TierDueHandlers {

    private TierDueHandlers() {}

    /**
     * All handlers, by the kind of the due entry.
     *
     * @return the handlers
     */
    public static Map<String, DueHandler> all() {
        return Map.of(TierRules.REVIEW_DUE, TierDueHandlers::review, ReviewRound.DUE, ReviewRound::part);
    }

    private static void review(CommandContext context, DueEntry entry) {
        String id = entry.key().aggregate().id();
        int slash = id.lastIndexOf('/');
        CustomerId customer = new CustomerId(UUID.fromString(id.substring(slash + 1)));
        TierDesk.evaluate(context, customer, id.substring(0, slash));
    }
}
