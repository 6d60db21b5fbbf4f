package dev.aftercare.crm.sla;

import dev.aftercare.crm.command.Rejection;
import java.util.List;

/**
 * Policies that could apply to the same ticket while none of them is more specific or higher in rank: nothing would decide between them. A
 * further condition on one of them, another rank, or a policy of their common case resolves it.
 *
 * @param pairs the ids of the policies, at most {@value #MAX_PAIRS} pairs
 */
public record PolicyTie(List<Pair> pairs) implements Rejection {

    /** The most pairs that are told. */
    public static final int MAX_PAIRS = 100;

    /** Copies the list. */
    public PolicyTie {
        pairs = List.copyOf(pairs);
    }

    /**
     * Two policies between which nothing decides.
     *
     * @param one the id of one
     * @param other the id of the other
     */
    public record Pair(String one, String other) {}

    /** Which policies tie, and what would resolve it. */
    @Override
    public String message() {
        StringBuilder text = new StringBuilder("policies tie for some ticket:");
        pairs.forEach(pair -> text.append(' ')
                .append(pair.one())
                .append(" and ")
                .append(pair.other())
                .append(';'));
        return text.append(" allowed: different ranks, or a condition on one dimension more")
                .toString();
    }
}
