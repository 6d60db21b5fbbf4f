package dev.aftercare.crm.loyalty.credit;

import dev.aftercare.crm.model.Input;
import java.util.List;

/**
 * Credit that went from one customer's account to another's when they were merged.
 *
 * @param from the account that gave
 * @param into the account that took
 * @param parts what went
 */
public record CreditMove(String from, String into, List<CreditPart> parts) {

    /** Checks and copies the parts. */
    public CreditMove {
        Input.code("move.from", from, 80);
        Input.code("move.into", into, 80);
        parts = List.copyOf(Input.present("move.parts", parts));
    }

    /** This move and what followed between the same accounts. */
    CreditMove and(CreditMove later) {
        return new CreditMove(from, into, CreditParts.with(parts, later.parts));
    }

    /**
     * All that a merge moved.
     *
     * @param moves one for each account
     */
    public record All(List<CreditMove> moves) {
        /** Copies the list. */
        public All {
            moves = List.copyOf(moves);
        }
    }
}
