package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.ProgrammeId;

/** Gives points inside a command of another desk, so that both happen or neither. */
public final class PointsEarning {

    private PointsEarning() {}

    /**
     * Gives points as {@link Loyalty#earn} does, in the command's transaction.
     *
     * @param context the command
     * @param customer to whom
     * @param programme in which programme
     * @param points how many, at least 1
     * @param cause for what
     * @param by who gives them
     * @return what was done
     * @throws NotFoundException if the customer or programme does not exist
     */
    public static Receipt earn(
            CommandContext context, CustomerId customer, ProgrammeId programme, long points, Cause cause, By by) {
        RuledAccount ruled = RuledAccount.locked(context, customer, programme);
        String why = ": " + points + " points for " + cause.kind() + "/" + cause.reference();
        return Earnings.earned(
                context, ruled, points, null, cause, by, ruled.rules().reference() + why);
    }
}
