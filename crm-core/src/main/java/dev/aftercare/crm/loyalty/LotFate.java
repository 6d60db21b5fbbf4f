package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.LotChange;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of a lot since it came: the entries tell, also those of accounts that a merge moved it to. It reads as many as the customer
 * has made since, so it is for what comes rarely: returns of orders whose points have expired by then. Of the last 100,000 only: what
 * expired before those counts as spent. For one walk.
 */
final class LotFate {

    private static final int MAX_PAGES = 100;

    private final UnitOfWork unit;
    private final Instant now;
    private final Set<String> merges = new HashSet<>();
    private long brought;
    private long expired;

    private LotFate(UnitOfWork unit, Instant now) {
        this.unit = unit;
        this.now = now;
    }

    /** Whether any point that an entry gave can have expired: a lot may live longer than it was told, never shorter. */
    static boolean isOver(PointsEntry given, Instant now) {
        Instant expiresAt = given.lots().isEmpty() ? null : given.lots().get(0).expiresAt();
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    /**
     * How many of the points that an entry gave have expired, once that can be. Of a lot that several entries brought each has its part,
     * rounded down: so none counts twice.
     */
    static long expired(UnitOfWork unit, PointsAccount account, PointsEntry given, Instant now) {
        LotFate fate = new LotFate(unit, now);
        fate.walk(account, given.lots().get(0).lot());
        return fate.brought <= given.size() ? Math.min(fate.expired, given.size()) : fate.part(given.size());
    }

    private long part(long size) {
        return BigInteger.valueOf(expired)
                .multiply(BigInteger.valueOf(size))
                .divide(BigInteger.valueOf(brought))
                .longValueExact();
    }

    private void walk(PointsAccount account, long lot) {
        account.lots().stream()
                .filter(open -> open.entry() == lot && open.isExpired(now))
                .forEach(open -> expired += open.remaining());
        long before = account.version() + 1;
        PointsEntry later = null;
        PointsEntry expiry = null;
        List<PointsEntry> page;
        int pages = 0;
        do {
            page = unit.points().entries(account.id(), before, PageRequest.MAX_LIMIT);
            for (PointsEntry entry : page) {
                before = entry.sequence();
                if (before < lot) {
                    return;
                }
                if (expiry != null && isRenewal(entry, expiry)) {
                    expired -= expiry.size();
                }
                expiry = isOf(entry, lot) && isFollowedByRenewal(entry, later) ? entry : null;
                add(entry, lot);
                later = entry;
            }
        } while (page.size() == PageRequest.MAX_LIMIT && ++pages < MAX_PAGES);
    }

    private void add(PointsEntry entry, long lot) {
        long points = entry.lots().stream()
                .filter(change -> change.lot() == lot)
                .mapToLong(LotChange::points)
                .sum();
        switch (entry.kind()) {
            case EXPIRE -> expired -= points;
            case EARN, MATURE -> brought += points;
            case TRANSFER_OUT -> followed(entry, lot, points);
            default -> {}
        }
    }

    /** Where a merge has moved it. */
    private void followed(PointsEntry out, long lot, long points) {
        String merge = out.cause().reference();
        if (points == 0 || !out.cause().kind().equals(Cause.MERGE) || !merges.add(merge)) {
            return;
        }
        for (PointsMove move : PointsMoves.ofLot(unit, merge, out.account(), lot)) {
            PointsAccount account = unit.points().find(move.into()).orElseThrow();
            LotFate there = new LotFate(unit, now);
            move.lots().forEach(part -> there.walk(account, part.into()));
            expired += there.expired;
        }
    }

    private static boolean isOf(PointsEntry entry, long lot) {
        return entry.lots().size() == 1 && entry.lots().get(0).lot() == lot;
    }

    /** What was given back late and renewed lives on: {@link LateReturn#RENEW} writes three entries at one instant. */
    private static boolean isFollowedByRenewal(PointsEntry entry, @Nullable PointsEntry later) {
        return later != null
                && entry.kind() == EntryKind.EXPIRE
                && later.kind() == EntryKind.ADJUST_UP
                && later.size() == entry.size()
                && later.at().equals(entry.at());
    }

    private static boolean isRenewal(PointsEntry entry, PointsEntry expiry) {
        boolean back = entry.kind() == EntryKind.GIVE_BACK
                || (entry.kind() == EntryKind.TRANSFER_IN && entry.marks().about() != null);
        return back && entry.at().equals(expiry.at()) && entry.lots().equals(negative(expiry.lots()));
    }

    private static List<LotChange> negative(List<LotChange> changes) {
        return changes.stream().map(change -> change.of(-change.points())).toList();
    }
}
