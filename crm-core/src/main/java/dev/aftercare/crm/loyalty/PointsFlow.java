package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.PointsAside;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.PointsStanding;
import dev.aftercare.crm.model.loyalty.PointsTotals;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many points the entries of each kind moved, over an account or a programme, and what follows from that. The equation of the
 * ledger, for every set of entries that begins with the first:
 *
 * <pre>
 * issued = available + pending + held - debt + redeemed + expired + adjusted out + transferred out
 *
 * issued          = EARN + PEND + ADJUST_UP
 * redeemed        = REDEEM + CAPTURE - GIVE_BACK
 * expired         = EXPIRE
 * adjusted out    = TAKE_BACK + OWE + CANCEL + ADJUST_DOWN
 * transferred out = TRANSFER_OUT - TRANSFER_IN + PEND_OUT - PEND_IN + DEBT_IN - DEBT_OUT     (nothing, over a whole programme)
 *
 * available       = EARN + MATURE + RELEASE + ADJUST_UP + TRANSFER_IN + GIVE_BACK
 *                   - REDEEM - EXPIRE - HOLD - ADJUST_DOWN - TRANSFER_OUT - TAKE_BACK - SETTLE
 * pending         = PEND + PEND_IN - PEND_OUT - MATURE - CANCEL
 * held            = HOLD - CAPTURE - RELEASE
 * debt            = OWE + DEBT_IN - DEBT_OUT - SETTLE
 * </pre>
 *
 * <p>Available here means the balance, lots included that have expired and were not taken out yet. {@code SETTLE} pays the debt out of
 * what is available, and {@code FOLD} moves points between lots: neither changes the sum.
 *
 * @param sizes the points moved by each kind that has entries, without sign
 */
public record PointsFlow(Map<EntryKind, Long> sizes) {

    /** Copies the sizes. */
    public PointsFlow {
        Map<EntryKind, Long> sorted = new EnumMap<>(EntryKind.class);
        sorted.putAll(Input.present("flow.sizes", sizes));
        sizes = Collections.unmodifiableMap(sorted);
    }

    static PointsFlow of(Collection<PointsTotals> totals) {
        Map<EntryKind, Long> sizes = new EnumMap<>(EntryKind.class);
        totals.forEach(part -> sizes.merge(part.kind(), part.kind().sign() * part.points(), Math::addExact));
        return new PointsFlow(sizes);
    }

    static PointsFlow ofEntries(Collection<PointsEntry> entries) {
        Map<EntryKind, Long> sizes = new EnumMap<>(EntryKind.class);
        entries.forEach(entry -> sizes.merge(entry.kind(), entry.size(), Math::addExact));
        return new PointsFlow(sizes);
    }

    /**
     * Both flows together.
     *
     * @param other another flow
     * @return the sums
     */
    public PointsFlow plus(PointsFlow other) {
        Map<EntryKind, Long> sum = new EnumMap<>(EntryKind.class);
        sum.putAll(sizes);
        other.sizes.forEach((kind, points) -> sum.merge(kind, points, Math::addExact));
        return new PointsFlow(sum);
    }

    /**
     * The points moved by one kind.
     *
     * @param kind which
     * @return the sum, without sign
     */
    public long of(EntryKind kind) {
        return sizes.getOrDefault(kind, 0L);
    }

    /**
     * What was given.
     *
     * @return earned, given as pending, and added by hand
     */
    public long issued() {
        return of(EntryKind.EARN) + of(EntryKind.PEND) + of(EntryKind.ADJUST_UP);
    }

    /**
     * What was spent.
     *
     * @return redeemed and captured, less what was given back
     */
    public long redeemed() {
        return of(EntryKind.REDEEM) + of(EntryKind.CAPTURE) - of(EntryKind.GIVE_BACK);
    }

    /**
     * What expired: the breakage.
     *
     * @return the points
     */
    public long expired() {
        return of(EntryKind.EXPIRE);
    }

    /**
     * What was removed otherwise.
     *
     * @return taken back, owed, cancelled while pending, and removed by hand
     */
    public long adjustedOut() {
        return of(EntryKind.TAKE_BACK) + of(EntryKind.OWE) + of(EntryKind.CANCEL) + of(EntryKind.ADJUST_DOWN);
    }

    /**
     * What went to other accounts.
     *
     * @return the points, pending ones included, less those that came from other accounts; debts count the other way round
     */
    public long transferredOut() {
        return of(EntryKind.TRANSFER_OUT)
                - of(EntryKind.TRANSFER_IN)
                + of(EntryKind.PEND_OUT)
                - of(EntryKind.PEND_IN)
                + of(EntryKind.DEBT_IN)
                - of(EntryKind.DEBT_OUT);
    }

    /**
     * What is outstanding by the entries.
     *
     * @return available, pending and held, less the debt
     */
    public long outstanding() {
        return issued() - redeemed() - expired() - adjustedOut() - transferredOut();
    }

    /**
     * What is available by the entries.
     *
     * @return the balance
     */
    public long available() {
        return sizes.entrySet().stream()
                .mapToLong(part -> part.getKey().toBalance(part.getKey().sign() * part.getValue()))
                .sum();
    }

    /** What is pending by the entries. */
    long pending() {
        long given = of(EntryKind.PEND) + of(EntryKind.PEND_IN) - of(EntryKind.PEND_OUT);
        return given - of(EntryKind.MATURE) - of(EntryKind.CANCEL);
    }

    /** What is held by the entries. */
    long held() {
        return of(EntryKind.HOLD) - of(EntryKind.CAPTURE) - of(EntryKind.RELEASE);
    }

    /** What is owed by the entries. */
    long debt() {
        return of(EntryKind.OWE) + of(EntryKind.DEBT_IN) - of(EntryKind.DEBT_OUT) - of(EntryKind.SETTLE);
    }

    /**
     * Where these entries lead to. The clocks of several nodes may differ, so what is dated before an instant can lack what it follows
     * on: what was captured or matured before it was held or given was available until then, a debt paid before it was made is none
     * yet, and what was spent before it was there is owed until then. No figure is below zero, and their sum is that of the entries.
     */
    PointsStanding standing() {
        long unpaid = Math.max(0, -debt());
        long unheld = Math.min(0, held());
        long ungiven = Math.min(0, pending());
        long there = available() + unheld + ungiven + unpaid;
        return new PointsStanding(
                0,
                Math.max(0, there),
                Math.max(0, held()),
                Math.max(0, pending()),
                Math.max(0, debt()) + Math.max(0, -there));
    }

    /** Whether this leads to such an account. */
    boolean leadsTo(long balance, PointsAside aside) {
        return available() == balance
                && pending() == aside.pending()
                && held() == aside.held()
                && debt() == aside.debt()
                && outstanding() == balance + aside.pending() + aside.held() - aside.debt();
    }
}
