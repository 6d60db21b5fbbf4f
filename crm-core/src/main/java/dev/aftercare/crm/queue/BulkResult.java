package dev.aftercare.crm.queue;

import dev.aftercare.crm.persistence.PageKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of many tickets.
 *
 * @param outcomes one per ticket, in the order in which they were named or listed
 * @param next the place of the last ticket if the query has more; null if not, or if tickets were named
 */
public record BulkResult(
        List<BulkOutcome> outcomes, @Nullable PageKey next) {

    /** Copies the list. */
    public BulkResult {
        outcomes = List.copyOf(outcomes);
    }

    /**
     * How many tickets had a result.
     *
     * @param result which
     * @return how many
     */
    public long count(BulkOutcome.Result result) {
        return outcomes.stream().filter(outcome -> outcome.result() == result).count();
    }
}
