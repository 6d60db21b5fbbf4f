package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.loyalty.LotChange;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.PointsLot;
import dev.aftercare.crm.persistence.PointsStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Walks an account's entries back from where it stands: undoing them one by one must lead through the running balances to an
 * account without points, without lots and without a version. Pure; for one walk.
 */
final class LedgerAudit {

    private static final int MAX_FINDINGS = 100;
    private static final int CHUNK = 500;

    private final Map<Long, Long> lots = new TreeMap<>();
    private final List<String> findings = new ArrayList<>();
    private long sequence;
    private long balance;
    private long seen;

    LedgerAudit(PointsAccount account) {
        sequence = account.version();
        balance = account.balance();
        for (PointsLot lot : account.lots()) {
            expect(lots.put(lot.entry(), lot.remaining()) == null, "lot " + lot.entry() + " is there twice");
        }
    }

    /** Reads the entries up to the account's version: those never change, so neither a lock nor a snapshot is needed. */
    static LedgerCheck of(PointsStore points, PointsAccount account) {
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
        return audit.result();
    }

    /** Takes the entry before the one taken last. */
    void undo(PointsEntry entry) {
        seen++;
        String name = "entry " + entry.sequence();
        expect(entry.sequence() == sequence, name + " stands where " + sequence + " is expected");
        expect(entry.balance() == balance, name + " has the balance " + entry.balance() + " instead of " + balance);
        for (LotChange change : entry.lots()) {
            long before = lots.getOrDefault(change.lot(), 0L) - change.points();
            expect(before >= 0, name + " brings lot " + change.lot() + " points that are nowhere");
            if (change.lot() == entry.sequence()) {
                expect(before == 0, name + " brings a lot that held " + before + " before");
                lots.remove(change.lot());
            } else {
                lots.put(change.lot(), before);
            }
        }
        sequence = entry.sequence() - 1;
        balance = entry.balance() - entry.points();
    }

    LedgerCheck result() {
        expect(sequence == 0, "the entries up to " + sequence + " are missing");
        expect(balance == 0, "the ledger begins with " + balance + " points");
        lots.forEach((lot, points) -> expect(false, "lot " + lot + " was brought by no entry"));
        return new LedgerCheck(seen, findings);
    }

    private void expect(boolean holds, String otherwise) {
        if (!holds && findings.size() < MAX_FINDINGS) {
            findings.add(otherwise);
        }
    }
}
