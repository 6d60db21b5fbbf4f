package dev.aftercare.crm.loyalty.merge;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.customer.CustomerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That one customer's loyalty was moved to another.
 *
 * @param id names the merge, 1 to 100 printable ASCII characters
 * @param from whose it was
 * @param into who has it, another customer
 * @param at when it was moved
 * @param undoneAt when it was moved back; null if it was not
 */
public record LoyaltyMerge(
        String id,
        CustomerId from,
        CustomerId into,
        Instant at,
        @Nullable Instant undoneAt) {

    /** Checks the parts. */
    public LoyaltyMerge {
        Input.code("merge.id", id, 100);
        Input.present("merge.from", from);
        if (Input.present("merge.into", into).equals(from)) {
            throw new InvalidInputException("merge.into", "is the customer whose loyalty moves", "another customer");
        }
        at = Input.instant("merge.at", at);
        undoneAt = Input.instantOrNull("merge.undoneAt", undoneAt);
    }

    LoyaltyMerge undone(Instant when) {
        return new LoyaltyMerge(id, from, into, at, when);
    }
}
