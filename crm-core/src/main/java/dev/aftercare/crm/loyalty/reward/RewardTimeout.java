package dev.aftercare.crm.loyalty.reward;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.due.DueHandler;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.due.DueEntry;

/** Does the due entries of kind {@link RewardRules#TIMEOUT_DUE}: cancels orders that nobody handed over in time. */
public final class RewardTimeout implements DueHandler {

    /** Creates the handler. */
    public RewardTimeout() {}

    @Override
    public void handle(CommandContext context, DueEntry entry) {
        RewardDesk.change(
                context, entry.key().aggregate().id(), order -> RewardRules.timeOut(order, context.now()), Actor.CLOCK);
    }
}
