package dev.aftercare.crm.relation;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.ticket.MergeRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of a thread.
 *
 * @param messages the messages, the first first; possibly none although others follow
 * @param next where the next part begins; null on the last one
 */
public record ThreadPage(
        List<ThreadMessage> messages, @Nullable Place next) {

    /** Copies the messages. */
    public ThreadPage {
        messages = List.copyOf(messages);
    }

    /**
     * How far a thread was read. A ticket that is merged into it later is read from its beginning.
     *
     * @param read how far each of its tickets was read
     */
    public record Place(List<Mark> read) {

        /** Checks and copies the list. */
        public Place {
            read = List.copyOf(Input.atMost("place.read", read, MergeRules.MAX_TOGETHER * 2));
        }

        long of(TicketId ticket) {
            return read.stream()
                    .filter(mark -> mark.ticket().equals(ticket))
                    .mapToLong(Mark::number)
                    .findFirst()
                    .orElse(0);
        }
    }

    /**
     * How far a ticket was read.
     *
     * @param ticket which ticket
     * @param number the number of the last event looked at
     */
    public record Mark(TicketId ticket, long number) {

        /** Checks the parts. */
        public Mark {
            Input.present("mark.ticket", ticket);
            Input.within("mark.number", number, 0, Long.MAX_VALUE);
        }
    }
}
