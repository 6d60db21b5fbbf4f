package dev.aftercare.crm.model.loyalty;

import dev.aftercare.crm.model.Input;

/**
 * The entries of one kind in a programme, added up.
 *
 * @param kind of which kind
 * @param entries how many
 * @param points the sum of their points, negative for kinds that take
 */
public record PointsTotals(EntryKind kind, long entries, long points) {

    /** Checks the parts. */
    public PointsTotals {
        Input.present("totals.kind", kind);
        Input.within("totals.entries", entries, 0, Long.MAX_VALUE);
    }
}
