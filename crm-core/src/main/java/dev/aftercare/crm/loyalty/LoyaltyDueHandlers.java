package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.due.DueHandler;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.PointsAccount;
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
                (context, entry) -> onEntry(context, entry, "hold-timeout", HoldRules::timeOut),
                PendingRules.MATURITY_DUE,
                (context, entry) -> onEntry(
                        context,
                        entry,
                        "maturity",
                        (account, state, order, occasion) ->
                                PendingRules.mature(account, state, entry.at(), order, occasion)),
                WarningRules.WARNING_DUE,
                new ExpiryWarning());
    }

    @FunctionalInterface
    private interface Rule {
        Decision<Posting> decide(PointsAccount account, EntryState state, RedemptionOrder order, Occasion occasion);
    }

    private static void onEntry(CommandContext context, DueEntry due, String why, Rule rule) {
        long sequence = Long.parseLong(due.key().part());
        Occasion occasion =
                Occasion.ofClock(context.now(), new Cause(why, due.key().part()));
        Ledger.onDue(context, due).ifPresent(account -> {
            Programme rules = Programmes.require(context.unit(), account.programme());
            Decision<Posting> decision = Ledger.numbered(context.unit(), account, sequence)
                    .map(state -> rule.decide(account, state, rules.order(), occasion))
                    .orElseGet(() -> PointsRules.expire(account, context.now()));
            Ledger.apply(context, rules, decision);
        });
    }
}
