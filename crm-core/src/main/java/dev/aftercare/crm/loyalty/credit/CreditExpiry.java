package dev.aftercare.crm.loyalty.credit;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.due.DueHandler;
import dev.aftercare.crm.model.due.DueEntry;

/** Does the due entries of kind {@link CreditRules#EXPIRY_DUE}: takes out the credit of one account that has expired. */
public final class CreditExpiry implements DueHandler {

    /** Creates the handler. */
    public CreditExpiry() {}

    @Override
    public void handle(CommandContext context, DueEntry entry) {
        CreditDesk.expire(context, entry.key().aggregate().id());
    }
}
