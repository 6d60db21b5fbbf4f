package dev.aftercare.crm.queue;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.persistence.TicketQuery;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A query for tickets under a name: data, written as JSON and read again.
 *
 * @param id names it within the tenant, 1 to 100 printable ASCII characters without spaces
 * @param owner for whom it is
 * @param title what people read, 1 to 200 characters
 * @param query which tickets, and in which order
 * @param dueWithin only tickets due before this long from whenever somebody looks; zero for those whose time is over; at most
 *     {@value #MAX_DAYS} days either way; null for no such condition. The query then has no {@code dueBefore} of its own
 * @param receivedWithin only tickets received this long before somebody looks or later, above zero and at most {@value #MAX_DAYS} days;
 *     null for no such condition. The query then has no {@code receivedFrom} of its own
 */
public record SavedView(
        String id,
        ViewOwner owner,
        String title,
        TicketQuery query,
        @Nullable Duration dueWithin,
        @Nullable Duration receivedWithin) {

    /** The longest span of time that moves with the clock, in days. */
    public static final long MAX_DAYS = 3_660;

    private static final Duration LONGEST = Duration.ofDays(MAX_DAYS);

    /** Checks the parts. */
    public SavedView {
        Input.code("view.id", id, 100);
        Input.present("view.owner", owner);
        Input.text("view.title", title, 200);
        Input.present("view.query", query);
        if (dueWithin != null) {
            span("view.dueWithin", dueWithin.abs(), query.dueBefore());
        }
        if (receivedWithin != null) {
            span("view.receivedWithin", receivedWithin, query.receivedFrom());
            if (receivedWithin.isZero() || receivedWithin.isNegative()) {
                throw new InvalidInputException("view.receivedWithin", "is out of range", "above zero");
            }
        }
    }

    /**
     * A view whose conditions do not move with the clock.
     *
     * @param id names it within the tenant
     * @param owner for whom it is
     * @param title what people read
     * @param query which tickets, and in which order
     * @return the view
     */
    public static SavedView of(String id, ViewOwner owner, String title, TicketQuery query) {
        return new SavedView(id, owner, title, query, null, null);
    }

    /**
     * The same view, limited to tickets that are due soon whenever somebody looks.
     *
     * @param span due before this long from then; zero for those whose time is over
     * @return the view
     */
    public SavedView dueWithin(Duration span) {
        return new SavedView(id, owner, title, query, span, receivedWithin);
    }

    /**
     * The same view, limited to tickets that are new whenever somebody looks.
     *
     * @param span received this long before then, or later
     * @return the view
     */
    public SavedView receivedWithin(Duration span) {
        return new SavedView(id, owner, title, query, dueWithin, span);
    }

    /**
     * What somebody who looks at an instant wants to see.
     *
     * @param now when
     * @return the query, with its times fixed
     */
    public TicketQuery at(Instant now) {
        TicketQuery fixed = query;
        if (dueWithin != null) {
            fixed = fixed.toBuilder().due(query.dueFrom(), now.plus(dueWithin)).build();
        }
        return receivedWithin == null ? fixed : fixed.receivedWithin(now.minus(receivedWithin), query.receivedBefore());
    }

    /** Leaves the query out: the words that it looks for may be personal. */
    @Override
    public String toString() {
        return "SavedView[" + id + "]";
    }

    private static void span(String field, Duration span, @Nullable Instant fixed) {
        if (span.compareTo(LONGEST) > 0) {
            throw new InvalidInputException(field, "is out of range", "at most " + MAX_DAYS + " days");
        }
        if (fixed != null) {
            throw new InvalidInputException(field, "stands beside a fixed time in the query", "one of them");
        }
    }
}
