package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.Rejection;

/**
 * An entry was reversed before, wholly or so far that what is asked for is more than is left of it.
 *
 * @param entry the sequence of the entry
 * @param left how many of its points can still be reversed
 */
public record ReversedBefore(long entry, long left) implements Rejection {

    @Override
    public String message() {
        return "entry " + entry + " was reversed before; allowed: at most the " + left + " points left of it";
    }
}
