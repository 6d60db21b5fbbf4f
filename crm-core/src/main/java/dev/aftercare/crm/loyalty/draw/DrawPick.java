package dev.aftercare.crm.loyalty.draw;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.CustomerId;
import org.jspecify.annotations.Nullable;

/**
 * An entry that was picked.
 *
 * @param number its number
 * @param customer whose it was when it was picked
 * @param prize what it won; null if it was passed over because its customer had won as often as one may
 */
public record DrawPick(
        long number, CustomerId customer, @Nullable String prize) {

    /** Checks the parts. */
    public DrawPick {
        Input.within("pick.number", number, 1, Long.MAX_VALUE);
        Input.present("pick.customer", customer);
        if (prize != null) {
            Input.code("pick.prize", prize, 60);
        }
    }
}
