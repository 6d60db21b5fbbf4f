package dev.aftercare.crm.relation;

import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.List;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/** The messages of one ticket on their way into a thread, one after the other. For one page. */
final class Strand {

    private static final int BATCH = 50;
    private static final int MOST_BATCHES = 20;

    private final UnitOfWork unit;
    private final Ticket ticket;
    private final @Nullable NavigableSet<Long> only;
    private final boolean withoutStatement;
    private long read;
    private List<Event> events = List.of();
    private int position;
    private boolean ended;
    private @Nullable ThreadMessage first;

    /** All messages of a ticket after a number, or only some of them; a ticket that was split off has its first message from elsewhere. */
    Strand(UnitOfWork unit, Ticket ticket, @Nullable NavigableSet<Long> only, boolean withoutStatement, long read) {
        this.unit = unit;
        this.ticket = ticket;
        this.only = only;
        this.withoutStatement = withoutStatement;
        this.read = read;
    }

    /** The next message; null if it was not found yet, or there is none. */
    @Nullable
    ThreadMessage first() {
        return first;
    }

    boolean isEnded() {
        return ended;
    }

    /** Looks for the next message. Gives up after so many events: then it was not found yet. */
    void seek() {
        for (int batches = 0; first == null && !ended && batches < MOST_BATCHES; batches++) {
            if (position == events.size() && !fetch()) {
                ended = true;
            }
            while (first == null && position < events.size()) {
                Event event = events.get(position);
                position++;
                first = message(event);
                if (first == null) {
                    read = event.sequence();
                }
            }
        }
    }

    /** Takes the next message out. */
    void take() {
        if (first != null) {
            read = first.number();
            first = null;
        }
    }

    ThreadPage.Mark mark() {
        return new ThreadPage.Mark(ticket.id(), read);
    }

    /** Whether there are more events; fewer than asked for means that none follow. */
    private boolean fetch() {
        Long next = only == null ? null : only.higher(read);
        boolean over = only == null ? !events.isEmpty() && events.size() < BATCH : next == null;
        if (!over) {
            long after = next == null ? read : next - 1;
            events = unit.journal().history(AggregateRef.of(ticket.id()), after, next == null ? BATCH : 1);
            position = 0;
        }
        return !over && !events.isEmpty();
    }

    private @Nullable ThreadMessage message(Event event) {
        return withoutStatement && event.sequence() == 1 ? null : ThreadMessage.of(ticket, event);
    }
}
