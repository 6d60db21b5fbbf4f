package dev.aftercare.crm.model.due;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.event.AggregateRef;

/**
 * Names one thing that is to happen to one aggregate. There is at most one entry per key: scheduling again moves it.
 *
 * @param kind what is to happen, such as {@code sla-breach}; 1 to 40 printable ASCII characters
 * @param aggregate to what
 * @param part tells several of a kind apart, such as the metric of a clock; {@code -} where there is only one; 1 to
 *     60 printable ASCII characters
 */
public record DueKey(String kind, AggregateRef aggregate, String part) {

    /** Checks the parts. */
    public DueKey {
        Input.code("due.kind", kind, 40);
        Input.present("due.aggregate", aggregate);
        Input.code("due.part", part, 60);
    }

    /**
     * The only entry of its kind for an aggregate.
     *
     * @param kind what is to happen
     * @param aggregate to what
     * @return the key
     */
    public static DueKey of(String kind, AggregateRef aggregate) {
        return new DueKey(kind, aggregate, "-");
    }
}
