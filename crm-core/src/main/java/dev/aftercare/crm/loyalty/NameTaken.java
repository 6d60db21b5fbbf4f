package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A hold or pending earning of that id was made before with other content.
 *
 * @param id the id
 */
public record NameTaken(String id) implements Rejection {

    @Override
    public String message() {
        return id + " was used before with other content; allowed: the same content, or a new id";
    }

    /** Refuses an id that an entry has already, unless the request is the one that made it. */
    static void unlessSame(String id, PointsEntry first, long points, @Nullable Instant until, Cause cause) {
        boolean same = first.size() == points
                && first.cause().equals(cause)
                && Objects.equals(first.marks().until(), until);
        if (!same) {
            throw new RejectedException(new NameTaken(id));
        }
    }
}
