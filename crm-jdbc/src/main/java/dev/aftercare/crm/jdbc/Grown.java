package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.model.event.AggregateRef;
import java.util.HashMap;
import java.util.Map;

/**
 * Which aggregates a unit of work has written, and from which version to which. Until it ends, their rows are its own: nobody else can
 * write these versions, nor tell of them in events.
 */
final class Grown {

    private final Map<AggregateRef, Span> spans = new HashMap<>();

    private record Span(long after, long to) {}

    /** Notes that an aggregate was written; to be called once it is certain. */
    void add(AggregateRef aggregate, long from, long to) {
        spans.merge(aggregate, new Span(from, to), (earlier, later) -> new Span(earlier.after(), later.to()));
    }

    boolean has(AggregateRef aggregate) {
        return spans.containsKey(aggregate);
    }

    /** Whether it was this unit of work that brought an aggregate to a version. */
    boolean has(AggregateRef aggregate, long version) {
        Span span = spans.get(aggregate);
        return span != null && span.after() < version && version <= span.to();
    }
}
