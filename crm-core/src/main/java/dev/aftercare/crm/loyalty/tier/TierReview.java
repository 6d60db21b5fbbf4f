package dev.aftercare.crm.loyalty.tier;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.due.DueHandler;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.due.DueEntry;
import java.util.UUID;

/** Does the due entries of kind {@link TierRules#REVIEW_DUE}: looks at levels whose period and grace are over. */
public final class TierReview implements DueHandler {

    /** Creates the handler. */
    public TierReview() {}

    @Override
    public void handle(CommandContext context, DueEntry entry) {
        String id = entry.key().aggregate().id();
        int slash = id.lastIndexOf('/');
        CustomerId customer = new CustomerId(UUID.fromString(id.substring(slash + 1)));
        TierDesk.evaluate(context, customer, id.substring(0, slash));
    }
}
