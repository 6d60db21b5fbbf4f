package dev.aftercare.crm.relation;

import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.UnitOfWork;
import dev.aftercare.crm.ticket.TicketNotes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Conversations over several tickets: what was written to a ticket, to those that were merged into it, and the messages with which a ticket
 * that was split off began. Read where they stand; nothing is copied. Safe for use by several threads.
 */
public final class Threads {

    private static final Comparator<ThreadMessage> ORDER = Comparator.comparing(ThreadMessage::at)
            .thenComparing(message -> message.ticket().value().toString())
            .thenComparingLong(ThreadMessage::number);

    private final CommandRunner runner;

    Threads(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * The messages of a thread, the first recorded first; those of the same instant by ticket and number. A merged ticket can be asked
     * for, too: then it is only what was written to it, and to those that were merged into it.
     *
     * @param ticket which ticket
     * @param limit at most how many, 1 to {@value PageRequest#MAX_LIMIT}
     * @param after where the part before ended; null to begin with the first
     * @return the part
     * @throws NotFoundException if there is no such ticket
     */
    public ThreadPage read(TicketId ticket, int limit, ThreadPage.@Nullable Place after) {
        Input.present("ticket", ticket);
        Input.within("thread.limit", limit, 1, PageRequest.MAX_LIMIT);
        return runner.inTransaction(unit -> page(strands(unit, ticket, after), limit));
    }

    private static List<Strand> strands(UnitOfWork unit, TicketId ticket, ThreadPage.@Nullable Place after) {
        List<TicketId> whole = MergeDesk.together(unit, ticket);
        Map<TicketId, NavigableSet<Long>> parts = new LinkedHashMap<>();
        List<Strand> strands = new ArrayList<>();
        for (TicketId id : whole) {
            Split split = SplitDesk.origin(unit, id).orElse(null);
            if (split != null && !whole.contains(split.source())) {
                parts.computeIfAbsent(split.source(), none -> new TreeSet<>()).addAll(split.messages());
            }
            strands.add(strand(unit, id, null, split != null, after));
        }
        parts.forEach((id, numbers) -> strands.add(strand(unit, id, numbers, false, after)));
        return strands;
    }

    private static Strand strand(
            UnitOfWork unit,
            TicketId id,
            @Nullable NavigableSet<Long> only,
            boolean withoutStatement,
            ThreadPage.@Nullable Place after) {
        long read = after == null ? 0 : after.of(id);
        return new Strand(unit, TicketNotes.load(unit, id), only, withoutStatement, read);
    }

    /** Only when the next message of every ticket is known can one tell which comes first. */
    private static ThreadPage page(List<Strand> strands, int limit) {
        List<ThreadMessage> messages = new ArrayList<>();
        boolean known = true;
        while (known && messages.size() < limit) {
            Strand next = null;
            for (Strand strand : strands) {
                strand.seek();
                known &= strand.first() != null || strand.isEnded();
                next = earlier(next, strand);
            }
            if (next == null && known) {
                return new ThreadPage(messages, null);
            }
            if (next != null && known && next.first() != null) {
                messages.add(next.first());
                next.take();
            }
        }
        return new ThreadPage(
                messages,
                new ThreadPage.Place(strands.stream().map(Strand::mark).toList()));
    }

    private static @Nullable Strand earlier(@Nullable Strand one, Strand other) {
        if (other.first() == null) {
            return one;
        }
        return one == null || one.first() == null || ORDER.compare(other.first(), one.first()) < 0 ? other : one;
    }
}
