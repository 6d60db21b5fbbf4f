package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsAccountId;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.PointsLot;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** An account as a store would keep it: every accepted decision is applied, and all entries and events are remembered. */
final class TracedAccount {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final Actor CLERK = Actor.agent("clerk");

    final RedemptionOrder order;
    final List<PointsEntry> entries = new ArrayList<>();
    final List<Happened> events = new ArrayList<>();
    PointsAccount state;
    Instant due;

    TracedAccount(RedemptionOrder order) {
        this(order, 1);
    }

    private TracedAccount(RedemptionOrder order, long number) {
        this.order = order;
        this.state = PointsAccount.opened(
                new PointsAccountId(new UUID(0, number)),
                new CustomerId(new UUID(1, number)),
                new ProgrammeId("gold"),
                START);
    }

    static TracedAccount numbered(long number) {
        return new TracedAccount(RedemptionOrder.SOONEST_EXPIRY_FIRST, number);
    }

    static TracedAccount opened() {
        return new TracedAccount(RedemptionOrder.SOONEST_EXPIRY_FIRST);
    }

    TracedAccount earn(long points, Instant expiresAt, Instant at) {
        return apply(PointsRules.earn(state, points, expiresAt, order, on(at, "gift", "g" + points)));
    }

    TracedAccount redeem(long points, Instant at) {
        return apply(tryRedeem(points, at));
    }

    Decision<Posting> tryRedeem(long points, Instant at) {
        return PointsRules.redeem(state, points, Shortfall.REJECT, order, on(at, "reward", "r" + points));
    }

    TracedAccount expire(Instant at) {
        return apply(PointsRules.expire(state, at));
    }

    TracedAccount hold(String id, long points, Instant until, Instant at) {
        return apply(HoldRules.hold(state, id, points, until, order, on(at, "checkout", id)));
    }

    TracedAccount pend(String id, long points, Instant until, Instant expiresAt, Instant at) {
        return apply(PendingRules.pend(state, id, points, until, expiresAt, order, on(at, "order", id)));
    }

    Decision<Posting> tryCapture(String id, long points, Instant at) {
        return HoldRules.capture(state, named("hold/" + id), points, order, on(at, "checkout", id));
    }

    Decision<Posting> tryRelease(String id, Instant at) {
        return HoldRules.release(state, named("hold/" + id), order, on(at, "checkout", id));
    }

    Decision<Posting> timeOut(String id, Instant at) {
        return HoldRules.timeOut(state, named("hold/" + id), order, on(at, "hold-timeout", id));
    }

    Decision<Posting> mature(String id, Instant at) {
        return PendingRules.mature(state, named("pending/" + id), order, on(at, "maturity", id));
    }

    Decision<Posting> tryCancel(String id, long points, Instant at) {
        return PendingRules.cancel(state, named("pending/" + id), points, order, on(at, "order", id));
    }

    Decision<Posting> tryReverse(long entry, long points, ReversalPolicy policy, Instant renewed, Instant at) {
        PointsEntry original = entries.get((int) entry - 1);
        return ReversalRules.reverse(state, about(original), points, policy, renewed, order, on(at, "return", "r"));
    }

    EntryState named(String name) {
        return about(entries.stream()
                .filter(entry -> name.equals(entry.marks().name()))
                .findFirst()
                .orElseThrow());
    }

    private EntryState about(PointsEntry entry) {
        return new EntryState(
                entry,
                entries.stream()
                        .filter(later -> later.isAbout(entry.sequence()))
                        .toList());
    }

    List<EntryKind> kinds() {
        return entries.stream().map(PointsEntry::kind).toList();
    }

    LedgerCheck audit() {
        LedgerAudit audit = new LedgerAudit(state);
        for (int i = entries.size() - 1; i >= 0; i--) {
            audit.undo(entries.get(i));
        }
        return audit.result();
    }

    TracedAccount apply(Decision<Posting> decision) {
        Decision.Accepted<Posting> accepted = decision.orThrow();
        state = accepted.state().account();
        entries.addAll(accepted.state().entries());
        events.addAll(accepted.events());
        for (DueChange change : accepted.due()) {
            if (change instanceof DueChange.Schedule schedule
                    && isExpiry(schedule.entry().key())) {
                due = schedule.entry().at();
            } else if (change instanceof DueChange.Cancel cancel && isExpiry(cancel.key())) {
                due = null;
            }
        }
        return this;
    }

    static Occasion on(Instant at, String kind, String reference) {
        return new Occasion(at, new Cause(kind, reference), CLERK, null);
    }

    List<Long> remaining() {
        return state.lots().stream().map(PointsLot::remaining).toList();
    }

    long sum(EntryKind kind) {
        return entries.stream()
                .filter(entry -> entry.kind() == kind)
                .mapToLong(PointsEntry::points)
                .sum();
    }

    private static boolean isExpiry(DueKey key) {
        return key.kind().equals(PointsRules.EXPIRY_DUE);
    }
}
