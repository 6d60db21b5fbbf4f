package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.due.DueHandler;
import dev.aftercare.crm.model.due.DueEntry;
import java.util.Map;

/** The sweep's work on points: lots that expire, holds that run out, pending points that mature, warnings. Each costs what is due. */
public final class LoyaltyDueHandlers {

    private LoyaltyDueHandlers() {}

    /**
     * All handlers, by the kind of the due entry.
     *
     * @return the handlers
     */
    public static Map<String, DueHandler> all() {
        return Map.of(
                PointsRules.EXPIRY_DUE,
                new PointsExpiry(),
                HoldRules.TIMEOUT_DUE,
                LoyaltyDueHandlers::keep,
                PendingRules.MATURITY_DUE,
                LoyaltyDueHandlers::keep,
                WarningRules.WARNING_DUE,
                new ExpiryWarning());
    }

    /** Nothing happens if a command did it before. */
    private static void keep(CommandContext context, DueEntry due) {
        long sequence = Long.parseLong(due.key().part());
        Ledger.onDue(context, due).ifPresent(account -> {
            Programme rules = Programmes.require(context.unit(), account.programme());
            Decision<Posting> decision = Ledger.numbered(context.unit(), account, sequence)
                    .map(state -> Promises.keep(account, state, due.at(), rules.order(), context.now()))
                    .orElseGet(() -> PointsRules.expire(account, context.now()));
            Ledger.apply(context, rules, decision);
        });
    }
}
