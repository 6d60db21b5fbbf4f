package dev.aftercare.crm.model.loyalty;

import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.Input;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens to customers' tiers. */
public sealed interface TierEvent extends EventBody {

    /**
     * A customer went up or down.
     *
     * @param programme in which tier programme
     * @param from the level before
     * @param to the level from now on
     * @param move which way
     * @param periodEnd when the level is looked at again; null if it is kept for ever
     */
    record TierChanged(
            String programme,
            String from,
            String to,
            TierMove move,
            @Nullable Instant periodEnd) implements TierEvent {
        /** Checks the parts. */
        public TierChanged {
            Input.present("programme", programme);
            Input.present("from", from);
            Input.present("to", to);
            Input.present("move", move);
            periodEnd = Input.instantOrNull("periodEnd", periodEnd);
        }
    }
}
