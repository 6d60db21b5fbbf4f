package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.loyalty.PointsAccount;

/**
 * How much of a cap is used.
 *
 * @param window what the cap counts
 * @param points how many points were given
 */
public record CapUse(CapWindow window, long points) {
    /** Checks the parts. */
    public CapUse {
        Input.present("use.window", window);
        Input.within("use.points", points, 0, PointsAccount.MAX_POINTS);
    }
}
