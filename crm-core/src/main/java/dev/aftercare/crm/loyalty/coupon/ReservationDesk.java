package dev.aftercare.crm.loyalty.coupon;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.loyalty.coupon.CouponRefusal.Reason;
import dev.aftercare.crm.loyalty.coupon.CouponReservation.State;
import dev.aftercare.crm.loyalty.store.CustomerLinks;
import dev.aftercare.crm.loyalty.store.Together;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Loads a reservation for change, lets a rule decide, and stores what was decided together with the stocks it moves. */
final class ReservationDesk {

    private static final TypedDocuments<CouponReservation> RESERVATIONS =
            new TypedDocuments<>("coupon-reservation", CouponReservation.class);

    private ReservationDesk() {}

    static Optional<Stored<CouponReservation>> find(UnitOfWork unit, String checkout) {
        return RESERVATIONS.stored(unit, checkout);
    }

    /** What the checkout held before is free first, so that it may reserve the same code for a changed cart. */
    static CouponReservation reserve(
            CommandContext context,
            String checkout,
            List<String> codes,
            @Nullable Together customer,
            List<PurchaseLine> lines,
            Instant until,
            Actor actor) {
        Optional<Stored<CouponReservation>> before = find(context.unit(), checkout);
        before.map(Stored::value).ifPresent(old -> {
            if (old.state() == State.CONFIRMED) {
                throw new RejectedException(new ReservationOver(State.CONFIRMED, "give back"));
            }
            if (old.state() == State.RESERVED) {
                free(context, old);
            }
        });
        CouponReader reader = CouponReader.read(context.unit(), codes, customer, context.now());
        CouponQuote quote = reader.quote(lines, context.now());
        List<CouponRefusal> refusals = new ArrayList<>(quote.refusals());
        List<HeldCoupon> held = new ArrayList<>();
        for (CouponShare share : quote.coupons()) {
            CouponStock.take(context, reader.named(share.coupon()), customer)
                    .ifPresentOrElse(
                            held::add,
                            () -> refusals.add(new CouponRefusal(share.coupon(), Reason.USED_UP, "another code")));
        }
        if (!refusals.isEmpty()) {
            throw new RejectedException(new CouponsRefused(refusals));
        }
        if (customer != null && reader.areLimited(quote)) {
            CustomerLinks.keep(context, customer);
        }
        CustomerId owner = customer == null ? null : customer.customer();
        CouponReservation next = new CouponReservation(
                checkout, owner, State.RESERVED, quote.discount(), quote.lines(), quote.coupons(), held, until);
        store(
                context,
                before.map(Stored::version).orElse(0L),
                ReservationRules.reserve(next, actor).orThrow());
        return next;
    }

    static CouponReservation change(
            CommandContext context, String checkout, Function<CouponReservation, Decision<CouponReservation>> rule) {
        Stored<CouponReservation> kept =
                find(context.unit(), checkout).orElseThrow(() -> new NotFoundException("coupon reservation", checkout));
        Decision.Accepted<CouponReservation> accepted = rule.apply(kept.value()).orThrow();
        CouponReservation next = accepted.state();
        boolean freed = next.state() != State.CONFIRMED && next.state() != State.RESERVED;
        if (freed && !accepted.events().isEmpty()) {
            free(context, kept.value());
        }
        store(context, kept.version(), accepted);
        return next;
    }

    private static void free(CommandContext context, CouponReservation reservation) {
        reservation.held().forEach(held -> CouponStock.giveBack(context, held, reservation.customer()));
    }

    private static void store(CommandContext context, long before, Decision.Accepted<CouponReservation> accepted) {
        CouponReservation next = accepted.state();
        if (!accepted.events().isEmpty()) {
            CustomerId customer = next.customer();
            String owner = customer == null ? null : customer.value().toString();
            RESERVATIONS.save(context, next.checkout(), owner, before, next);
            context.happened(ReservationRules.aggregate(next.checkout()), customer, before + 1, accepted.events());
        }
        context.due(accepted.due());
    }
}
