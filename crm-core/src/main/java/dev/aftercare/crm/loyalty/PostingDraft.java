package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.LotChange;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.PointsEvent.PointsMoved;
import dev.aftercare.crm.model.loyalty.PointsLot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Entries in the making: each moves the account on by one version and tells of it in one event. Lives within one decision. */
final class PostingDraft {

    private final Instant at;
    private final List<PointsEntry> entries = new ArrayList<>();
    private final List<Happened> events = new ArrayList<>();
    private PointsAccount account;

    PostingDraft(PointsAccount account, Instant at) {
        this.account = Input.present("account", account);
        this.at = Input.instant("at", at);
    }

    PointsAccount account() {
        return account;
    }

    Instant at() {
        return at;
    }

    void write(EntryKind kind, List<PointsLot> lots, List<LotChange> changes, Cause cause, Actor actor) {
        long points = changes.stream().mapToLong(LotChange::points).sum();
        account = account.withLots(lots);
        entries.add(new PointsEntry(
                account.id(), account.version(), kind, points, account.balance(), at, cause, actor, changes));
        events.add(new Happened(new PointsMoved(account.programme(), kind, points, account.balance(), cause), actor));
    }

    Decision<Posting> accepted(List<DueChange> due) {
        return new Decision.Accepted<>(new Posting(account, entries), events, due);
    }
}
