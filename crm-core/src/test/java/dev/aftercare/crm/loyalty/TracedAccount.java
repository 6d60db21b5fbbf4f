package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.due.DueEntry;
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
        this.order = order;
        this.state = PointsAccount.opened(
                new PointsAccountId(new UUID(0, 1)), new CustomerId(new UUID(0, 2)), new ProgrammeId("gold"), START);
    }

    static TracedAccount opened() {
        return new TracedAccount(RedemptionOrder.SOONEST_EXPIRY_FIRST);
    }

    TracedAccount earn(long points, Instant expiresAt, Instant at) {
        return apply(PointsRules.earn(state, points, new Cause("gift", "g" + points), expiresAt, at, CLERK));
    }

    TracedAccount redeem(long points, Instant at) {
        return apply(tryRedeem(points, at));
    }

    Decision<Posting> tryRedeem(long points, Instant at) {
        return PointsRules.redeem(state, points, new Cause("reward", "r" + points), order, at, CLERK);
    }

    TracedAccount expire(Instant at) {
        return apply(PointsRules.expire(state, at));
    }

    TracedAccount apply(Decision<Posting> decision) {
        Decision.Accepted<Posting> accepted = decision.orThrow();
        state = accepted.state().account();
        entries.addAll(accepted.state().entries());
        events.addAll(accepted.events());
        for (DueChange change : accepted.due()) {
            due = change instanceof DueChange.Schedule schedule ? at(schedule.entry()) : null;
        }
        return this;
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

    private static Instant at(DueEntry entry) {
        return entry.at();
    }
}
