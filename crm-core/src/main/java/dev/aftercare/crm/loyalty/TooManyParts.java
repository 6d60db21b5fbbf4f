package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.Rejection;

/**
 * An entry was resolved or reversed in as many parts as it can be, and this would be one more that leaves some of it.
 *
 * @param entry the sequence of the entry
 * @param left how many of its points are left
 */
public record TooManyParts(long entry, long left) implements Rejection {

    @Override
    public String message() {
        return "entry " + entry + " has gone in " + EntryState.MAX_PARTS + " parts; allowed: all the " + left
                + " points left of it at once";
    }
}
