package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import java.time.Instant;

/**
 * The books of a programme over a period: what the shop owes in points, and why.
 *
 * @param programme of which programme
 * @param from the period's first instant, included
 * @param before the period's last instant, excluded
 * @param opening what was outstanding at {@code from}, by the entries before it
 * @param issued what was given within the period: earned, given as pending, or added by hand
 * @param redeemed what was spent within the period, less what was given back
 * @param expired what expired within the period (breakage), as of the instant at which it was taken out
 * @param adjustedOut what else was removed within the period: taken back, owed, cancelled while pending, or removed by hand
 * @param outstanding what is outstanding at {@code before}: balances, held and pending points less debts as they are stored now, less
 *     what moved since
 */
public record Books(
        ProgrammeId programme,
        Instant from,
        Instant before,
        long opening,
        long issued,
        long redeemed,
        long expired,
        long adjustedOut,
        long outstanding) {

    /** Checks the parts. */
    public Books {
        Input.present("books.programme", programme);
        from = Input.instant("books.from", from);
        before = Input.instant("books.before", before);
    }

    /**
     * What the entries say is outstanding at the end of the period.
     *
     * @return opening and issued, less redeemed, expired and adjusted out
     */
    public long byEntries() {
        return opening + issued - redeemed - expired - adjustedOut;
    }

    /**
     * Whether the ledger and the balances agree. Since {@link #outstanding} comes from the balances and all else from the entries,
     * this holds for any period only if it holds over all time.
     *
     * @return true if they do; false means that stored records were damaged
     */
    public boolean balanced() {
        return byEntries() == outstanding;
    }
}
