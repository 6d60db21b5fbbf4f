package dev.aftercare.crm.loyalty.partner;

import java.util.List;

/**
 * What became of codes that were brought in.
 *
 * @param benefit for which benefit
 * @param added how many are new
 * @param duplicates which were there before, by their places in the list, from 1; they stay as they are
 * @param left how many codes can be given out now
 */
public record CodeImport(String benefit, int added, List<Integer> duplicates, long left) {

    /** Copies the list. */
    public CodeImport {
        duplicates = List.copyOf(duplicates);
    }
}
