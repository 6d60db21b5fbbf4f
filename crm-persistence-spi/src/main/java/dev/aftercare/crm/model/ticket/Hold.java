package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import java.time.Instant;

/**
 * Why nothing happens for now.
 *
 * @param waitingFor for whom
 * @param reason why
 * @param since from when
 * @param by who put it on hold
 */
public record Hold(WaitingFor waitingFor, FreeText reason, Instant since, Actor by) {

    /** Checks the parts. */
    public Hold {
        Input.present("hold.waitingFor", waitingFor);
        Input.present("hold.reason", reason);
        since = Input.instant("hold.since", since);
        Input.present("hold.by", by);
    }
}
