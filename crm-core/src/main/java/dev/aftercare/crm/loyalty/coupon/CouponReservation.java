package dev.aftercare.crm.loyalty.coupon;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The coupons of one checkout: held, then used or free again.
 *
 * @param checkout the shop's number of the checkout or order, 1 to 100 printable ASCII characters
 * @param customer whose order it is; null if nobody is logged in
 * @param state where it stands
 * @param discount what the coupons take off in all, fixed when they were reserved
 * @param lines what they take off each line of the order
 * @param coupons what each takes off
 * @param held what is held, in the order of {@code coupons}
 * @param until the first instant at which it can no longer be confirmed
 */
public record CouponReservation(
        String checkout,
        @Nullable CustomerId customer,
        State state,
        Money discount,
        List<Money> lines,
        List<CouponShare> coupons,
        List<HeldCoupon> held,
        Instant until) {

    /** Where a reservation stands. */
    public enum State {
        /** The coupons are held. */
        RESERVED,
        /** The order used them. */
        CONFIRMED,
        /** The checkout was given up, and they are free. */
        CANCELLED,
        /** The checkout took too long, and they are free. */
        TIMED_OUT,
        /** The order was taken back, and they are free. */
        GIVEN_BACK
    }

    /** Checks and copies the parts. */
    public CouponReservation {
        Input.code("checkout", checkout, 100);
        Input.present("reservation.state", state);
        Input.present("reservation.discount", discount);
        lines = List.copyOf(Input.present("reservation.lines", lines));
        coupons = List.copyOf(Input.present("reservation.coupons", coupons));
        held = List.copyOf(Input.present("reservation.held", held));
        until = Input.instant("reservation.until", until);
    }

    /**
     * Of which campaigns the coupons are.
     *
     * @return one name for each coupon
     */
    public List<String> campaigns() {
        return coupons.stream().map(CouponShare::campaign).toList();
    }

    CouponReservation with(State next) {
        return new CouponReservation(checkout, customer, next, discount, lines, coupons, held, until);
    }
}
