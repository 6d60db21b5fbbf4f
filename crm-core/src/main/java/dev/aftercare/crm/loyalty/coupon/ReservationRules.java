package dev.aftercare.crm.loyalty.coupon;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.loyalty.coupon.CouponReservation.State;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.loyalty.CouponEvent.CouponsConfirmed;
import dev.aftercare.crm.model.loyalty.CouponEvent.CouponsReleased;
import dev.aftercare.crm.model.loyalty.CouponEvent.CouponsReserved;
import dev.aftercare.crm.model.loyalty.CouponRelease;
import java.time.Instant;
import java.util.List;

/**
 * What becomes of the coupons of a checkout. Pure. A step that was taken before is accepted again and changes nothing; a reservation
 * whose time is over counts as timed out, whether or not a sweep came by.
 */
public final class ReservationRules {

    /** The kind of the due entry at which a reservation times out. */
    public static final String TIMEOUT_DUE = "coupon-timeout";

    private ReservationRules() {}

    /**
     * Holds coupons.
     *
     * @param reservation what is held, {@code RESERVED}
     * @param actor who asks for it
     * @return always accepted; it times out at its {@code until}
     */
    public static Decision<CouponReservation> reserve(CouponReservation reservation, Actor actor) {
        CouponsReserved body =
                new CouponsReserved(reservation.campaigns(), reservation.discount(), reservation.until());
        DueEntry timeout = new DueEntry(due(reservation), reservation.until());
        return new Decision.Accepted<>(
                reservation, List.of(new Happened(body, actor)), List.of(new DueChange.Schedule(timeout)));
    }

    /**
     * The order is placed: its coupons are used.
     *
     * @param reservation the coupons
     * @param at when
     * @param actor who places it
     * @return accepted; or rejected with {@link ReservationOver} if they are free again
     */
    public static Decision<CouponReservation> confirm(CouponReservation reservation, Instant at, Actor actor) {
        State state = stateAt(reservation, at);
        if (state == State.CONFIRMED) {
            return Decision.accept(reservation, List.of());
        }
        if (state != State.RESERVED) {
            return Decision.reject(new ReservationOver(state, "reserve anew"));
        }
        CouponsConfirmed body = new CouponsConfirmed(reservation.campaigns(), reservation.discount());
        return ended(reservation.with(State.CONFIRMED), new Happened(body, actor));
    }

    /**
     * The checkout is given up: its coupons are free.
     *
     * @param reservation the coupons
     * @param actor who gives it up
     * @return accepted, also if they are free already; or rejected with {@link ReservationOver} if the order is confirmed
     */
    public static Decision<CouponReservation> cancel(CouponReservation reservation, Actor actor) {
        return switch (reservation.state()) {
            case RESERVED ->
                ended(reservation.with(State.CANCELLED), released(reservation, CouponRelease.CANCELLED, actor));
            case CONFIRMED -> Decision.reject(new ReservationOver(State.CONFIRMED, "give back"));
            case CANCELLED, TIMED_OUT, GIVEN_BACK -> Decision.accept(reservation, List.of());
        };
    }

    /**
     * The order is taken back: its coupons can be used again, as far as their campaigns still run.
     *
     * @param reservation the coupons
     * @param actor who takes it back
     * @return accepted, also if they were given back before; or rejected with {@link ReservationOver} if it was never confirmed
     */
    public static Decision<CouponReservation> giveBack(CouponReservation reservation, Actor actor) {
        return switch (reservation.state()) {
            case CONFIRMED ->
                ended(reservation.with(State.GIVEN_BACK), released(reservation, CouponRelease.GIVEN_BACK, actor));
            case GIVEN_BACK -> Decision.accept(reservation, List.of());
            case RESERVED -> Decision.reject(new ReservationOver(State.RESERVED, "confirm or cancel"));
            case CANCELLED, TIMED_OUT -> Decision.reject(new ReservationOver(reservation.state(), "reserve anew"));
        };
    }

    /**
     * Frees coupons whose time is over, as a sweep does.
     *
     * @param reservation the coupons
     * @param at when
     * @return always accepted; nothing changes if they are not held any more, and it is wanted again if it came too early
     */
    public static Decision<CouponReservation> timeOut(CouponReservation reservation, Instant at) {
        if (reservation.state() != State.RESERVED) {
            return Decision.accept(reservation, List.of());
        }
        if (at.isBefore(reservation.until())) {
            DueEntry again = new DueEntry(due(reservation), reservation.until());
            return new Decision.Accepted<>(reservation, List.of(), List.of(new DueChange.Schedule(again)));
        }
        return ended(reservation.with(State.TIMED_OUT), released(reservation, CouponRelease.TIMED_OUT, Actor.CLOCK));
    }

    static AggregateRef aggregate(String checkout) {
        return new AggregateRef("coupon-use", checkout);
    }

    private static State stateAt(CouponReservation reservation, Instant at) {
        boolean over = !Input.instant("at", at).isBefore(reservation.until());
        return over && reservation.state() == State.RESERVED ? State.TIMED_OUT : reservation.state();
    }

    private static Happened released(CouponReservation reservation, CouponRelease why, Actor actor) {
        return new Happened(new CouponsReleased(reservation.campaigns(), why), actor);
    }

    private static Decision<CouponReservation> ended(CouponReservation next, Happened happened) {
        return new Decision.Accepted<>(next, List.of(happened), List.of(new DueChange.Cancel(due(next))));
    }

    private static DueKey due(CouponReservation reservation) {
        return DueKey.of(TIMEOUT_DUE, aggregate(reservation.checkout()));
    }
}
