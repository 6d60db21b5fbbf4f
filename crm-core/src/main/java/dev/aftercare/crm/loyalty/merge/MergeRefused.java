package dev.aftercare.crm.loyalty.merge;

import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.loyalty.store.CustomerLinks;

/**
 * A merge, or its undoing, is not possible now; nothing was moved.
 *
 * @param reason why
 */
public record MergeRefused(Reason reason) implements Rejection {

    /** The reasons. */
    public enum Reason {
        /** The id was used for a merge of other customers. */
        ID_TAKEN("another id"),
        /** The customer's loyalty was moved before. */
        MOVED_BEFORE("to undo that merge first, or to merge the customer who has it now"),
        /** The other customer's own loyalty was moved away. */
        TARGET_MOVED("the customer who has it now"),
        /** The one who took it was merged on since. */
        MERGED_ON("to undo the later merge first"),
        /** Too many customers would be one. */
        TOO_MANY("at most " + CustomerLinks.MAX_TOGETHER + " customers together"),
        /** A customer's loyalty was moved on, or moved to others and back, too often. */
        TOO_OFTEN(
                "to merge the other way round; at most " + CustomerLinks.MAX_MOVES + " moves of a customer's loyalty");

        private final String allowed;

        Reason(String allowed) {
            this.allowed = allowed;
        }
    }

    @Override
    public String message() {
        return "loyalty cannot be moved: " + reason + "; allowed: " + reason.allowed;
    }
}
