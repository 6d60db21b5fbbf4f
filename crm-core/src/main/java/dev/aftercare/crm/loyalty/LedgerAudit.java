package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.LotChange;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsAside;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.PointsLot;
import dev.aftercare.crm.model.loyalty.PointsPromise;
import dev.aftercare.crm.persistence.PointsStore;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Walks an account's entries back from where it stands: undoing them one by one must lead through the running figures to an account
 * without points, without lots and without a version. On the way every entry must have been resolved or reversed at most as far as it
 * goes, a hold either not at all or wholly, what the account lists as held and pending must be what is left, and an open lot must have
 * the times with which it came. Pure; for one walk.
 */
final class LedgerAudit {

    private static final int MAX_FINDINGS = 100;
    private static final int CHUNK = 500;

    private final PointsAccount account;
    private final Map<Long, Long> lots = new TreeMap<>();
    private final Map<Long, PointsLot> untimed = new TreeMap<>();
    private final Map<Long, Map<EntryKind, Long>> later = new TreeMap<>();
    private final Map<EntryKind, Long> sizes = new EnumMap<>(EntryKind.class);
    private final List<String> findings = new ArrayList<>();
    private final List<PointsPromise> open = new ArrayList<>();
    private long sequence;
    private long balance;
    private PointsAside aside;
    private long seen;

    LedgerAudit(PointsAccount account) {
        this.account = account;
        sequence = account.version();
        balance = account.balance();
        aside = account.aside();
        for (PointsLot lot : account.lots()) {
            expect(lots.put(lot.entry(), lot.remaining()) == null, "lot " + lot.entry() + " is there twice");
            untimed.put(lot.entry(), lot);
        }
    }

    /** Reads the entries up to the account's version: those never change, so neither a lock nor a snapshot is needed. */
    static LedgerAudit walked(PointsStore points, PointsAccount account) {
        LedgerAudit audit = new LedgerAudit(account);
        long before = account.version() + 1;
        List<PointsEntry> chunk;
        do {
            chunk = points.entries(account.id(), before, CHUNK);
            for (PointsEntry entry : chunk) {
                audit.undo(entry);
                before = entry.sequence();
            }
        } while (chunk.size() == CHUNK);
        return audit;
    }

    static LedgerCheck of(PointsStore points, PointsAccount account) {
        return walked(points, account).result();
    }

    /** Takes the entry before the one taken last. */
    void undo(PointsEntry entry) {
        seen++;
        String name = "entry " + entry.sequence();
        expect(entry.sequence() == sequence, name + " stands where " + sequence + " is expected");
        expect(entry.balance() == balance, name + " has the balance " + entry.balance() + " instead of " + balance);
        expect(
                entry.aside().equals(aside),
                name + " has other points held, pending or owed than the entry after it says");
        EntryKind kind = entry.kind();
        sizes.merge(kind, entry.size(), Math::addExact);
        if (kind.movesLots()) {
            // What an entry does to one lot twice is undone last first, too.
            for (int i = entry.lots().size() - 1; i >= 0; i--) {
                undo(entry.lots().get(i), entry, name);
            }
        } else if (PendingRules.isPending(entry)) {
            long left = lots.getOrDefault(entry.sequence(), 0L);
            expect(left == 0, name + " promises a lot that held " + left + " before");
            lots.remove(entry.sequence());
        }
        noteIfOpen(entry);
        checkLater(entry, name);
        Long about = entry.marks().about();
        if (about != null) {
            later.computeIfAbsent(about, original -> new EnumMap<>(EntryKind.class))
                    .merge(kind, entry.size(), Math::addExact);
        }
        sequence = entry.sequence() - 1;
        balance = entry.balance() - kind.toBalance(entry.points());
        try {
            aside = kind.next(entry.aside(), -entry.points());
        } catch (InvalidInputException negative) {
            expect(false, name + " follows on points held, pending or owed below zero");
            aside = PointsAside.NONE;
        }
    }

    private void noteIfOpen(PointsEntry entry) {
        if (entry.kind() == EntryKind.HOLD || PendingRules.isPending(entry)) {
            long gone = later.getOrDefault(entry.sequence(), Map.of()).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            if (entry.size() > gone) {
                open.add(
                        0,
                        new PointsPromise(
                                entry.sequence(),
                                entry.size() - gone,
                                entry.marks().until()));
            }
        }
    }

    private void undo(LotChange change, PointsEntry entry, String name) {
        long before = lots.getOrDefault(change.lot(), 0L) - change.points();
        expect(before >= 0, name + " brings lot " + change.lot() + " points that are nowhere");
        if (before == 0) {
            checkTimes(change, name);
        }
        if (change.lot() == entry.sequence()) {
            expect(before == 0, name + " brings a lot that held " + before + " before");
            lots.remove(change.lot());
        } else {
            lots.put(change.lot(), before);
        }
    }

    /** Entries of the time before they told of a lot's times do not say. */
    private void checkTimes(LotChange opening, String name) {
        PointsLot lot = untimed.remove(opening.lot());
        if (lot != null && opening.earnedAt() != null) {
            boolean same =
                    lot.earnedAt().equals(opening.earnedAt()) && Objects.equals(lot.expiresAt(), opening.expiresAt());
            expect(same, name + " brings lot " + lot.entry() + " with other times than the account says");
        }
    }

    private void checkLater(PointsEntry entry, String name) {
        Map<EntryKind, Long> about = later.remove(entry.sequence());
        if (about == null) {
            return;
        }
        Set<EntryKind> allowed = allowedAbout(entry.kind());
        expect(allowed.containsAll(about.keySet()), name + " is resolved by entries of the kinds " + about.keySet());
        long sum = about.values().stream().mapToLong(Long::longValue).sum();
        expect(sum <= entry.size(), name + " of " + entry.size() + " points is resolved by " + sum);
        boolean whole = entry.kind() != EntryKind.HOLD || sum >= entry.size();
        expect(whole, name + " is a hold that is resolved in part");
    }

    private static Set<EntryKind> allowedAbout(EntryKind kind) {
        if (kind == EntryKind.HOLD) {
            return Set.of(EntryKind.CAPTURE, EntryKind.RELEASE);
        }
        if (kind == EntryKind.PEND || kind == EntryKind.PEND_IN) {
            return Set.of(EntryKind.MATURE, EntryKind.CANCEL, EntryKind.PEND_OUT);
        }
        if (kind == EntryKind.TRANSFER_OUT) {
            return Set.of(EntryKind.TRANSFER_IN);
        }
        if (kind == EntryKind.OWE) {
            return Set.of(EntryKind.ADJUST_UP);
        }
        if (kind == EntryKind.TRANSFER_IN) {
            return Set.of(EntryKind.TRANSFER_OUT, EntryKind.DEBT_IN);
        }
        if (ReversalRules.GIVEN.contains(kind)) {
            return Set.of(EntryKind.TAKE_BACK, EntryKind.OWE);
        }
        return ReversalRules.SPENT.contains(kind) ? Set.of(EntryKind.GIVE_BACK) : Set.of();
    }

    PointsFlow flow() {
        return new PointsFlow(sizes);
    }

    LedgerCheck result() {
        expect(sequence == 0, "the entries up to " + sequence + " are missing");
        expect(balance == 0, "the ledger begins with " + balance + " points");
        expect(aside.equals(PointsAside.NONE), "the ledger begins with points held, pending or owed");
        lots.forEach((lot, points) -> expect(false, "lot " + lot + " was brought by no entry"));
        later.keySet().forEach(original -> expect(false, "entry " + original + " is resolved, but is not there"));
        account.openPromises()
                .ifPresent(listed ->
                        expect(isListed(listed), "the account lists other points as held or pending than its entries"));
        expect(flow().leadsTo(account.balance(), account.aside()), "the entries do not add up to the account");
        return new LedgerCheck(seen, findings);
    }

    /** Promises that were listed before they told their time do not tell it. */
    private boolean isListed(List<PointsPromise> listed) {
        List<PointsPromise> told = new ArrayList<>();
        for (int i = 0; i < Math.min(open.size(), listed.size()); i++) {
            PointsPromise promise = open.get(i);
            told.add(listed.get(i).until() == null ? new PointsPromise(promise.entry(), promise.left()) : promise);
        }
        return listed.size() == open.size() && listed.equals(told);
    }

    private void expect(boolean holds, String otherwise) {
        if (!holds && findings.size() < MAX_FINDINGS) {
            findings.add(otherwise);
        }
    }
}
