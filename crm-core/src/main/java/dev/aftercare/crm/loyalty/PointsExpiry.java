package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.due.DueHandler;
import dev.aftercare.crm.model.due.DueEntry;

/**
 * Does the due entries of kind {@link PointsRules#EXPIRY_DUE}: takes out the lots of one account that have expired, and schedules the
 * next. Each account has one entry, at its soonest expiry, so a sweep costs what is due and not what is stored.
 */
public final class PointsExpiry implements DueHandler {

    /** Creates the handler. */
    public PointsExpiry() {}

    @Override
    public void handle(CommandContext context, DueEntry entry) {
        Ledger.onDue(context, entry)
                .ifPresent(account -> Ledger.stored(context, PointsRules.expire(account, context.now())));
    }
}
