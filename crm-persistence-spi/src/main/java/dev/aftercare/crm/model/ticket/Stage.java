package dev.aftercare.crm.model.ticket;

import java.util.Arrays;
import java.util.List;

/** How far a ticket has come. */
public enum Stage {
    /** What was said is recorded. */
    RECEIVED(true),
    /** The restated problem is agreed with the customer. */
    CONFIRMED(true),
    /** A root cause is recorded. */
    ANALYZED(true),
    /** The solution is recorded and done. */
    RESOLVED(true),
    /** The outcome was told to the customer. */
    FEEDBACK(true),
    /** The lasting effect was checked; closed and archived. */
    FOLLOWED_UP(false),
    /** Ended without a resolution. */
    CANCELLED(false),
    /** Goes on in another ticket; no state of a workflow. */
    MERGED(false);

    private final boolean open;

    Stage(boolean open) {
        this.open = open;
    }

    /**
     * The stages in which something is still to be done.
     *
     * @return them, in their order
     */
    public static List<Stage> open() {
        return OpenStages.ALL;
    }

    /**
     * Whether something is still to be done.
     *
     * @return false once followed up, cancelled or merged
     */
    public boolean isOpen() {
        return open;
    }

    private static final class OpenStages {

        static final List<Stage> ALL =
                Arrays.stream(values()).filter(Stage::isOpen).toList();
    }
}
