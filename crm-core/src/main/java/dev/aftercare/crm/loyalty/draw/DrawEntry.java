package dev.aftercare.crm.loyalty.draw;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer's entry in a draw.
 *
 * @param id names it among all entries
 * @param draw in which draw
 * @param number its number in the draw, from 1
 * @param customer whose it is
 * @param points what it cost; 0 if nothing
 * @param state where it stands
 * @param prize what it won; null if nothing, or not yet
 * @param at when it was made
 */
public record DrawEntry(
        String id,
        String draw,
        long number,
        CustomerId customer,
        long points,
        State state,
        @Nullable String prize,
        Instant at) {

    /** Where an entry stands. */
    public enum State {
        /** It takes part, or took part and did not win. */
        ENTERED,
        /** It won. */
        WON,
        /** The draw was cancelled, and what it cost came back. */
        GIVEN_BACK
    }

    /** Checks the parts. */
    public DrawEntry {
        Input.code("entry.id", id, 60);
        Input.code("entry.draw", draw, 60);
        Input.within("entry.number", number, 1, Long.MAX_VALUE);
        Input.present("entry.customer", customer);
        Input.within("entry.points", points, 0, PointsAccount.MAX_POINTS);
        Input.present("entry.state", state);
        at = Input.instant("entry.at", at);
    }

    DrawEntry won(String what) {
        return new DrawEntry(id, draw, number, customer, points, State.WON, what, at);
    }

    DrawEntry givenBack() {
        return new DrawEntry(id, draw, number, customer, points, State.GIVEN_BACK, prize, at);
    }
}
