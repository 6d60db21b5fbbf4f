package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import java.time.Instant;

/**
 * Somebody asked not to be escalated over for a while. It holds back what escalations do, and nothing else: clocks run on, due times
 * stay what they are, a breach is a breach.
 *
 * @param until when what was held back is done, unless somebody ends the snooze before
 * @param reason why
 * @param at since when
 * @param by who asked
 */
public record Snooze(Instant until, FreeText reason, Instant at, Actor by) {

    /** Checks the parts. */
    public Snooze {
        until = Input.instant("snooze.until", until);
        Input.present("snooze.reason", reason);
        at = Input.instant("snooze.at", at);
        Input.present("snooze.by", by);
    }
}
