package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The open lots of a programme within one range of ages. Points of one account that were earned on one day and expire together can be one
 * lot, which is as old as the first of them: see {@link PointsRules#LOTS_OF_THEIR_OWN}.
 *
 * @param from the least age, included
 * @param before the age that is too old, excluded; null for all that are older
 * @param lots how many lots
 * @param points how many points are left in them
 */
public record Ageing(Duration from, @Nullable Duration before, long lots, long points) {

    /** Checks the parts. */
    public Ageing {
        Input.present("ageing.from", from);
        Input.within("ageing.lots", lots, 0, Long.MAX_VALUE);
        Input.within("ageing.points", points, 0, Long.MAX_VALUE);
    }
}
