package dev.aftercare.crm.loyalty.tier;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.time.Instant;

/**
 * A level that a customer must have.
 *
 * @param programme in which tier programme
 * @param level that level or a better one
 */
public record TierCondition(String programme, String level) {

    /** Checks the parts. */
    public TierCondition {
        Input.code("condition.programme", programme, 50);
        Input.code("condition.level", level, 60);
    }

    /**
     * Whether a customer has it.
     *
     * @param unit the transaction
     * @param customer who
     * @param at when
     * @return true if so, evaluated or not; false for everybody if the level is in no definition in force
     */
    public boolean isMet(UnitOfWork unit, CustomerId customer, Instant at) {
        TierProgramme rules = TierDesk.PROGRAMMES.named(unit, programme).value();
        boolean known = rules.levels().stream().anyMatch(one -> one.name().equals(level));
        String has = TierDesk.standing(unit, customer, programme, at).level().name();
        return known && rules.place(has) >= rules.place(level);
    }
}
