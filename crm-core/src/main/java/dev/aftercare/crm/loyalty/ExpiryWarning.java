package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.due.DueHandler;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsEvent.PointsExpiring;
import dev.aftercare.crm.model.loyalty.PointsLot;
import java.time.Instant;
import java.util.List;

/**
 * Does the due entries of kind {@link WarningRules#WARNING_DUE}: tells how many points expire and when, if any are left by then. The event
 * is the only one of an aggregate of its own, so it is told once even if clocks differ and the entry comes again.
 */
final class ExpiryWarning implements DueHandler {

    @Override
    public void handle(CommandContext context, DueEntry entry) {
        long seconds = Long.parseLong(entry.key().part().split("/", 2)[0]);
        Ledger.onDue(context, entry).ifPresent(account -> warn(context, account, entry, seconds));
    }

    private static void warn(CommandContext context, PointsAccount account, DueEntry entry, long seconds) {
        AggregateRef warning = new AggregateRef(
                WarningRules.WARNING_DUE,
                account.id().value() + "/" + entry.key().part());
        if (!context.unit().journal().history(warning, 0, 1).isEmpty()) {
            return;
        }
        List<PointsLot> lots = account.lots().stream()
                .filter(lot -> expiresAt(lot, seconds) && !lot.isExpired(context.now()))
                .toList();
        Instant expiry = lots.isEmpty() ? null : lots.get(0).expiresAt();
        if (expiry != null) {
            long points = lots.stream().mapToLong(PointsLot::remaining).sum();
            PointsExpiring event = new PointsExpiring(account.programme(), account.id(), points, expiry);
            context.happened(warning, account.customer(), 1, List.of(new Happened(event, Actor.CLOCK)));
        }
    }

    private static boolean expiresAt(PointsLot lot, long seconds) {
        Instant expiresAt = lot.expiresAt();
        return expiresAt != null && expiresAt.getEpochSecond() == seconds;
    }
}
