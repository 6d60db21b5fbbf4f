package dev.aftercare.crm.loyalty.store;

import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.loyalty.store.CustomerLinks.TooMuch;
import java.util.Optional;

/**
 * The two customers of a move, as they were when the command looked first. What it decides holds to the end: noting the move fails with a
 * conflict, and the command is run again, if either was moved, or somebody to either, in between.
 *
 * @param from whose loyalty moves
 * @param into to whom
 */
public record LinkEnds(Stored<MovedLoyalty> from, Stored<MovedLoyalty> into) {

    /**
     * Whether the loyalty of the one who gives was moved already.
     *
     * @return true if it is not there any more
     */
    public boolean isFromMoved() {
        return from.value().into() != null;
    }

    /**
     * Whether the loyalty of the one who takes was moved on.
     *
     * @return true if it is not there any more
     */
    public boolean isIntoMoved() {
        return into.value().into() != null;
    }

    /**
     * Whether they would be too many customers, or moved too often, if the one were moved to the other.
     *
     * @return what would be too much, or empty
     */
    public Optional<TooMuch> tooMuch() {
        MovedLoyalty source = from.value();
        MovedLoyalty target = into.value();
        if (source.members().size() + target.members().size() + 2 > CustomerLinks.MAX_TOGETHER) {
            return Optional.of(TooMuch.CUSTOMERS);
        }
        boolean often = source.depth() + 1 > CustomerLinks.MAX_MOVES
                || (source.formerly().size() >= CustomerLinks.MAX_MOVES
                        && !source.formerly().contains(target.customer()));
        return often ? Optional.of(TooMuch.MOVES) : Optional.empty();
    }
}
