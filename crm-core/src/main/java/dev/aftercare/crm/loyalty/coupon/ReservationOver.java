package dev.aftercare.crm.loyalty.coupon;

import dev.aftercare.crm.command.Rejection;

/**
 * The step does not fit where the reservation stands.
 *
 * @param state where it stands; {@code TIMED_OUT} also if its time is over and no sweep came by yet
 * @param allowed what can be done from there
 */
public record ReservationOver(CouponReservation.State state, String allowed) implements Rejection {
    @Override
    public String message() {
        return "the coupons of this checkout are " + state + "; allowed: " + allowed;
    }
}
