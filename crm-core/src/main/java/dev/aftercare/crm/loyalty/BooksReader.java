package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.loyalty.PointsStanding;
import dev.aftercare.crm.model.loyalty.PointsTotals;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.persistence.PointsStore;
import dev.aftercare.crm.persistence.StorageException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Adds up a programme's books from several reads that must be of one moment. */
final class BooksReader {

    private BooksReader() {}

    /**
     * Reads the books. A transaction need not see one snapshot, so the entries are counted again after the balances were read: if
     * nothing was appended in between, all reads are of one moment, because an account and its entries change together.
     */
    static Books read(PointsStore points, ProgrammeId programme, Instant from, Instant before) {
        if (from.isAfter(before)) {
            throw new InvalidInputException("books.from", "is after before", "an instant not after before");
        }
        List<PointsTotals> earlier = totals(points, programme, Input.EARLIEST, from);
        List<PointsTotals> within = totals(points, programme, from, before);
        List<PointsTotals> later = totals(points, programme, before, Input.LATEST);
        long balances = points.outstanding(programme).outstanding();
        List<PointsTotals> again = points.totals(programme, Input.EARLIEST, Input.LATEST);
        if (count(again) != count(earlier) + count(within) + count(later)) {
            throw new StorageException(
                    StorageException.Reason.CONFLICT,
                    "points of " + programme.value() + " moved while they were added up");
        }
        PointsFlow period = PointsFlow.of(within);
        return new Books(
                programme,
                from,
                before,
                PointsFlow.of(earlier).outstanding(),
                period.issued(),
                period.redeemed(),
                period.expired(),
                period.adjustedOut(),
                balances - PointsFlow.of(later).outstanding());
    }

    /** Where the accounts stood at an instant, by the entries before it. */
    static PointsStanding standing(PointsStore points, ProgrammeId programme, Instant at) {
        return PointsFlow.of(totals(points, programme, Input.EARLIEST, at)).standing();
    }

    private static List<PointsTotals> totals(PointsStore points, ProgrammeId programme, Instant from, Instant before) {
        return from.isBefore(before) ? points.totals(programme, from, before) : List.of();
    }

    private static long count(Collection<PointsTotals> totals) {
        return totals.stream().mapToLong(PointsTotals::entries).sum();
    }
}
