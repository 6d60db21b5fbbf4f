package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command did to a customer's points.
 *
 * @param programme in which programme
 * @param points how many were earned, spent or otherwise moved; 0 if none were, as for an order that is too small
 * @param balance how many there are after it that could be spent at that instant
 * @param entries the sequences of the entries written: of lots that had expired, then the command's own, then of what was owed and is paid; empty
 *     if none was. What the command had to do first, as the sweep would have, of holds and pending points is not told
 * @param expiresAt when the points that were earned expire; null if never, or if none were
 * @param explanation how it came about, naming the programme's version; free of personal data
 * @param customer whose account has the entries: of one whose loyalty was moved to another that is the other; null if none was written,
 *     and in receipts of the time before they told
 */
public record Receipt(
        ProgrammeId programme,
        long points,
        long balance,
        List<Long> entries,
        @Nullable Instant expiresAt,
        String explanation,
        @Nullable CustomerId customer) {

    /** Checks and copies the parts. */
    public Receipt {
        Input.present("receipt.programme", programme);
        Input.within("receipt.points", points, 0, PointsAccount.MAX_POINTS);
        Input.within("receipt.balance", balance, 0, PointsAccount.MAX_POINTS);
        entries = List.copyOf(Input.present("receipt.entries", entries));
        expiresAt = Input.instantOrNull("receipt.expiresAt", expiresAt);
        Input.present("receipt.explanation", explanation);
    }

    static Receipt of(Posting posting, long points, @Nullable Instant expiresAt, String explanation) {
        List<Long> sequences =
                posting.entries().stream().map(PointsEntry::sequence).toList();
        PointsAccount account = posting.account();
        return new Receipt(
                account.programme(),
                points,
                account.balance(),
                sequences,
                expiresAt,
                explanation,
                sequences.isEmpty() ? null : account.customer());
    }

    /** The same if the points went on to another account meanwhile: what can be spent is there. */
    Receipt withBalance(PointsAccount where) {
        return new Receipt(programme, points, where.balance(), entries, expiresAt, explanation, customer);
    }

    /** What a command did that had been done before: the same as it gave then. */
    static Receipt again(PointsAccount account, PointsEntry entry, @Nullable Instant expiresAt, String explanation) {
        return new Receipt(
                account.programme(),
                entry.size(),
                entry.balance(),
                List.of(entry.sequence()),
                expiresAt,
                explanation,
                account.customer());
    }

    static Receipt ofNothing(ProgrammeId programme, long available, String explanation) {
        return new Receipt(programme, 0, available, List.of(), null, explanation, null);
    }
}
