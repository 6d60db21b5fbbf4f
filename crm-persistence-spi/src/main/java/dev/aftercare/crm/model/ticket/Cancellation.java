package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a ticket ended without a resolution.
 *
 * @param reason why
 * @param duplicateOf the ticket that has the same matter; given exactly if the reason is that
 * @param note more about it, or null
 * @param at when
 * @param by who cancelled
 */
public record Cancellation(
        CancelReason reason,
        @Nullable TicketId duplicateOf,
        @Nullable FreeText note,
        Instant at,
        Actor by) {

    /** Checks the parts. */
    public Cancellation {
        Input.present("cancellation.reason", reason);
        if ((reason == CancelReason.DUPLICATE) != (duplicateOf != null)) {
            throw new InvalidInputException(
                    "cancellation.duplicateOf", "does not fit the reason", "a ticket exactly for DUPLICATE");
        }
        at = Input.instant("cancellation.at", at);
        Input.present("cancellation.by", by);
    }
}
