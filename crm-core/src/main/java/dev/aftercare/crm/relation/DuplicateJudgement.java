package dev.aftercare.crm.relation;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.ticket.DuplicateVerdict;
import dev.aftercare.crm.model.ticket.TicketId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person said of two tickets. It is the same whichever of them one asks about.
 *
 * @param first the ticket whose id comes first
 * @param second the other
 * @param verdict what was said
 * @param reason why, or null
 * @param at when
 * @param by who said so
 */
public record DuplicateJudgement(
        TicketId first,
        TicketId second,
        DuplicateVerdict verdict,
        @Nullable FreeText reason,
        Instant at,
        Actor by) {

    /** Checks the parts and brings the tickets into their order. */
    public DuplicateJudgement {
        Input.present("judgement.first", first);
        Input.present("judgement.second", second);
        if (text(first).compareTo(text(second)) > 0) {
            TicketId before = first;
            first = second;
            second = before;
        }
        Input.present("judgement.verdict", verdict);
        at = Input.instant("judgement.at", at);
        Input.present("judgement.by", by);
    }

    /** What names the pair. */
    static String pair(TicketId one, TicketId other) {
        boolean inOrder = text(one).compareTo(text(other)) <= 0;
        return inOrder ? text(one) + "." + text(other) : text(other) + "." + text(one);
    }

    private static String text(TicketId id) {
        return id.value().toString();
    }
}
