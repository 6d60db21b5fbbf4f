package dev.aftercare.crm.loyalty.coupon;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.due.DueHandler;
import dev.aftercare.crm.model.due.DueEntry;

/** Does the due entries of kind {@link ReservationRules#TIMEOUT_DUE}: frees the coupons of checkouts that took too long. */
public final class CouponTimeout implements DueHandler {

    /** Creates the handler. */
    public CouponTimeout() {}

    @Override
    public void handle(CommandContext context, DueEntry entry) {
        ReservationDesk.change(
                context,
                entry.key().aggregate().id(),
                reservation -> ReservationRules.timeOut(reservation, context.now()));
    }
}
