package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Pieces of a line that came back past the requests while open requests held them. What a request brings in the end is its own; what it
 * lets go of was these pieces.
 *
 * @param pieces how many, at least 1
 * @param amount what was paid back for them
 */
public record Elsewhere(long pieces, Money amount) {

    /** Checks the parts. */
    public Elsewhere {
        Input.within("elsewhere.pieces", pieces, 1, 1_000_000_000);
        if (Input.present("elsewhere.amount", amount).isNegative()) {
            throw new InvalidInputException("elsewhere.amount", "is negative", "zero or more");
        }
    }

    Elsewhere plus(Elsewhere other) {
        return new Elsewhere(pieces + other.pieces, amount.plus(other.amount));
    }

    /** Some of the pieces with their share of the money, all of it for all of them. */
    Elsewhere part(long some) {
        return some == pieces ? this : new Elsewhere(some, LineAccount.part(amount, some, pieces, RoundingMode.DOWN));
    }

    @Nullable
    Elsewhere without(long some) {
        if (some == 0) {
            return this;
        }
        return some == pieces ? null : new Elsewhere(pieces - some, amount.minus(part(some).amount));
    }

    @Nullable
    Elsewhere atMost(long most) {
        return pieces <= most ? this : without(pieces - most);
    }
}
