package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.loyalty.PointsStanding;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import java.time.Instant;

/**
 * What a shop owes its customers in a programme at an instant.
 *
 * @param programme in which programme
 * @param at the instant, excluded
 * @param valuation by which valuation of which definition, such as {@code gold@3/cost}
 * @param standing the points: balances, held, pending and owed
 * @param money what the points outstanding are worth
 */
public record Liability(ProgrammeId programme, Instant at, String valuation, PointsStanding standing, Money money) {
    /** Checks the parts. */
    public Liability {
        Input.present("liability.programme", programme);
        at = Input.instant("liability.at", at);
        Input.present("liability.valuation", valuation);
        Input.present("liability.standing", standing);
        Input.present("liability.money", money);
    }
}
