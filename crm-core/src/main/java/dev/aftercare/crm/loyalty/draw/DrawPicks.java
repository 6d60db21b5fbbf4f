package dev.aftercare.crm.loyalty.draw;

import dev.aftercare.crm.model.Input;
import java.util.List;

/**
 * Entries that were picked in one step.
 *
 * @param picks the entries, in the order in which they were picked
 */
public record DrawPicks(List<DrawPick> picks) {

    /** How many a step picks, but for the last one, which may pick fewer. */
    static final int PART = 100;

    /** Checks and copies the list. */
    public DrawPicks {
        picks = List.copyOf(Input.atMost("picks", picks, PART));
    }
}
