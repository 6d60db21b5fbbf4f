package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * What a decision makes of an account: the account after it, and the entries that lead there. They are stored together.
 *
 * @param account the account after the entries; its version is the last entry's sequence
 * @param entries the new entries in order; empty if nothing moved, and the account is then the one decided on
 */
public record Posting(PointsAccount account, List<PointsEntry> entries) {

    /** Checks and copies the parts. */
    public Posting {
        Input.present("posting.account", account);
        entries = List.copyOf(Input.present("posting.entries", entries));
        if (!entries.isEmpty() && entries.get(entries.size() - 1).sequence() != account.version()) {
            throw new InvalidInputException(
                    "posting.entries", "do not lead to the account", "entries up to its version");
        }
    }

    /**
     * The version that must be stored for this posting to apply.
     *
     * @return the account's version before the entries
     */
    public long expectedVersion() {
        return account.version() - entries.size();
    }

    /** This posting and one that follows it. */
    Posting and(Posting next) {
        List<PointsEntry> all = new ArrayList<>(entries);
        all.addAll(next.entries);
        return new Posting(next.account, all);
    }

    /** How many points the entries of a kind moved. */
    long moved(EntryKind kind) {
        return PointsFlow.ofEntries(entries).of(kind);
    }

    /** The last entry of a kind, which must be there. */
    PointsEntry last(EntryKind kind) {
        return entries.stream()
                .filter(entry -> entry.kind() == kind)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }
}
