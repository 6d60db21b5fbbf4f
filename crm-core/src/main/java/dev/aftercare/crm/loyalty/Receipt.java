package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
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
 * @param points how many were earned or spent; 0 if an order was too small to earn any
 * @param balance how many there are after it; all of them could be spent at that instant
 * @param entries the sequences of the entries written, the command's own last, after those of lots that had expired; empty if none was
 * @param expiresAt when the points that were earned expire; null if never, or if none were
 * @param explanation how it came about, naming the programme's version; free of personal data
 */
public record Receipt(
        ProgrammeId programme,
        long points,
        long balance,
        List<Long> entries,
        @Nullable Instant expiresAt,
        String explanation) {

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
        return new Receipt(account.programme(), points, account.balance(), sequences, expiresAt, explanation);
    }

    static Receipt ofNothing(ProgrammeId programme, long available, String explanation) {
        return new Receipt(programme, 0, available, List.of(), null, explanation);
    }
}
