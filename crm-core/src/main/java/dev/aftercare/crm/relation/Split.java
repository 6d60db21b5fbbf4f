package dev.aftercare.crm.relation;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.ticket.TicketId;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/**
 * A ticket began with messages of another one. They are read in both.
 *
 * @param ticket the ticket that was split off
 * @param source the ticket in whose history the messages stand
 * @param messages their numbers in that history, ascending, without repetition; 1 to {@value #MAX_MESSAGES}
 * @param at when
 * @param by who split it off
 */
public record Split(TicketId ticket, TicketId source, List<Long> messages, Instant at, Actor by) {

    /** The most messages with which a ticket can begin. */
    public static final int MAX_MESSAGES = 100;

    /** Checks the parts and brings the messages into their order. */
    public Split {
        Input.present("split.ticket", ticket);
        Input.present("split.source", source);
        messages = ordered(messages);
        at = Input.instant("split.at", at);
        Input.present("split.by", by);
    }

    static List<Long> ordered(List<Long> messages) {
        List<Long> all = List.copyOf(new TreeSet<>(Input.atMost("split.messages", messages, MAX_MESSAGES)));
        Input.within("split.messages.size", all.size(), 1, MAX_MESSAGES);
        all.forEach(number -> Input.within("split.message", number, 1, Long.MAX_VALUE));
        return all;
    }
}
