package dev.aftercare.crm.loyalty;

import java.util.List;

/**
 * All that a merge moved, one element for each programme in which anything was.
 *
 * @param moves the moves
 */
public record PointsMoveList(List<PointsMove> moves) {

    /** Copies the list. */
    public PointsMoveList {
        moves = List.copyOf(moves);
    }
}
