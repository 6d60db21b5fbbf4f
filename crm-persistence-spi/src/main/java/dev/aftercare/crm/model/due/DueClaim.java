package dev.aftercare.crm.model.due;

import dev.aftercare.crm.model.Input;
import java.time.Instant;
import java.util.UUID;

/**
 * The right of one worker to do a due entry until its lease ends.
 *
 * @param entry what is to be done
 * @param token tells this claim from every other
 * @param leaseEnd from this instant on another worker may claim the entry, in whole microseconds
 */
public record DueClaim(DueEntry entry, UUID token, Instant leaseEnd) {

    /** Checks the parts. */
    public DueClaim {
        Input.present("claim.entry", entry);
        Input.present("claim.token", token);
        leaseEnd = Input.instant("claim.leaseEnd", leaseEnd);
    }
}
