package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.loyalty.PointsEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of a customer's statement: each entry carries the balance after it.
 *
 * @param entries the entries, the last first
 * @param next to be given as {@code beforeSequence} for the part that follows; null if none does
 */
public record Statement(List<PointsEntry> entries, @Nullable Long next) {

    /** Copies the entries. */
    public Statement {
        entries = List.copyOf(entries);
    }

    /** Sequences run from 1 without gaps, so the last entry tells whether another follows. */
    static Statement of(List<PointsEntry> entries) {
        long oldest = entries.isEmpty() ? 1 : entries.get(entries.size() - 1).sequence();
        return new Statement(entries, oldest > 1 ? oldest : null);
    }
}
