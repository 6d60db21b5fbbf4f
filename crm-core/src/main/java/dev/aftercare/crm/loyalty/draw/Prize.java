package dev.aftercare.crm.loyalty.draw;

import dev.aftercare.crm.model.Input;

/**
 * Something to win.
 *
 * @param id names it within its draw, 1 to 60 printable ASCII characters
 * @param pieces how many there are, 1 to {@value Draw#MAX_PIECES}
 */
public record Prize(String id, long pieces) {

    /** Checks the parts. */
    public Prize {
        Input.code("prize.id", id, 60);
        Input.within("prize.pieces", pieces, 1, Draw.MAX_PIECES);
    }
}
