package dev.aftercare.crm.persistence.tck;

import dev.aftercare.crm.model.IdempotencyKey;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.EntryMarks;
import dev.aftercare.crm.model.loyalty.LotChange;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsAccountId;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.PointsLot;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** An account with the entries that are new since it was stored. It keeps all points in one lot, which no store minds. */
record Ledger(PointsAccount account, List<PointsEntry> entries) {

    static final ProgrammeId BONUS = new ProgrammeId("bonus");

    static Ledger opened(int n, CustomerId customer, ProgrammeId programme) {
        return new Ledger(
                PointsAccount.opened(new PointsAccountId(Given.uuid(n)), customer, programme, Given.T), List.of());
    }

    static Ledger opened(int n) {
        return opened(n, Given.customerId(n), BONUS);
    }

    /** Goes on from what is stored. */
    static Ledger of(PointsAccount stored) {
        return new Ledger(stored, List.of());
    }

    Ledger earn(long points, Instant at) {
        return with(EntryKind.EARN, points, at);
    }

    Ledger redeem(long points, Instant at) {
        return with(EntryKind.REDEEM, -points, at);
    }

    Ledger expire(long points, Instant at) {
        return with(EntryKind.EXPIRE, -points, at);
    }

    Ledger hold(long points, Instant at) {
        return with(EntryKind.HOLD, -points, at);
    }

    Ledger pend(long points, Instant at) {
        return with(EntryKind.PEND, points, at);
    }

    Ledger owe(long points, Instant at) {
        return with(EntryKind.OWE, -points, at);
    }

    Ledger mature(long points, Instant at) {
        return with(EntryKind.MATURE, points, at);
    }

    Ledger adjust(long points, Instant at) {
        return with(EntryKind.ADJUST_UP, points, at);
    }

    Ledger takeBack(long points, Instant at) {
        return with(EntryKind.TAKE_BACK, -points, at);
    }

    /** The same with its last entry made by a merge. */
    Ledger merged() {
        return last(last -> new PointsEntry(
                last.account(),
                last.sequence(),
                last.kind(),
                last.points(),
                last.balance(),
                last.aside(),
                last.at(),
                new Cause(Cause.MERGE, "m-1"),
                last.actor(),
                last.lots(),
                last.marks()));
    }

    private Ledger last(UnaryOperator<PointsEntry> change) {
        List<PointsEntry> all = new ArrayList<>(entries);
        all.add(change.apply(all.remove(all.size() - 1)));
        return new Ledger(account, List.copyOf(all));
    }

    /** The same with a name on its last entry, and what that is about. */
    Ledger mark(String name, Long about) {
        return last(last -> new PointsEntry(
                last.account(),
                last.sequence(),
                last.kind(),
                last.points(),
                last.balance(),
                last.aside(),
                last.at(),
                last.cause(),
                last.actor(),
                last.lots(),
                new EntryMarks(name, about, Given.T, new IdempotencyKey("key-" + name))));
    }

    private Ledger with(EntryKind kind, long points, Instant at) {
        long balance = account.balance() + kind.toBalance(points);
        List<PointsLot> lots = balance == 0 ? List.of() : List.of(new PointsLot(1, Given.T, null, balance));
        PointsAccount next = account.with(lots, kind.next(account.aside(), points));
        List<PointsEntry> all = new ArrayList<>(entries);
        all.add(new PointsEntry(
                account.id(),
                next.version(),
                kind,
                points,
                balance,
                next.aside(),
                at,
                new Cause("purchase", "A-" + next.version()),
                Given.ANN,
                kind == EntryKind.OWE ? List.of() : List.of(new LotChange(1, points)),
                EntryMarks.NONE));
        return new Ledger(next, List.copyOf(all));
    }
}
