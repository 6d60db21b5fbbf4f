package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.loyalty.LotChange;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * When customers are to be warned of points that expire. Pure. Each warning is due work of its own, named by the account, the expiry and
 * how long before it: a lot that comes to an expiry that others have already adds nothing, and a sweep costs what is due. An expiry that is
 * nearer than a warning when its points come is not warned of.
 */
final class WarningRules {

    /** The kind of the due entry of a warning; its part is the expiry, in seconds since 1970, and the days before it. */
    static final String WARNING_DUE = "points-warning";

    private WarningRules() {}

    static List<DueChange> due(Programme rules, Posting posting, Instant now) {
        List<DueChange> due = new ArrayList<>();
        if (rules.expiry().warnings().isEmpty()) {
            return due;
        }
        TreeSet<Instant> expiries = new TreeSet<>();
        for (PointsEntry entry : posting.entries()) {
            if (entry.kind().movesLots()) {
                entry.lots().stream()
                        .filter(change -> change.points() > 0)
                        .map(LotChange::expiresAt)
                        .filter(Objects::nonNull)
                        .forEach(expiries::add);
            }
        }
        AggregateRef account = AggregateRef.of(posting.account().id());
        for (Instant expiry : expiries) {
            for (int days : rules.expiry().warnings()) {
                Instant at = rules.expiry().warnsAt(expiry, days, rules.zone());
                if (at.isAfter(now)) {
                    DueKey key = new DueKey(WARNING_DUE, account, expiry.getEpochSecond() + "/" + days);
                    due.add(new DueChange.Schedule(new DueEntry(key, at)));
                }
            }
        }
        return due;
    }
}
