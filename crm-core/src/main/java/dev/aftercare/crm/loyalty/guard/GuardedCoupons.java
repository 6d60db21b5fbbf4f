package dev.aftercare.crm.loyalty.guard;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.loyalty.coupon.CouponQuote;
import dev.aftercare.crm.loyalty.coupon.CouponRefusal;
import dev.aftercare.crm.loyalty.coupon.CouponReservation;
import dev.aftercare.crm.loyalty.coupon.Coupons;
import dev.aftercare.crm.loyalty.coupon.CouponsRefused;
import dev.aftercare.crm.loyalty.guard.VelocityLimit.Measure;
import dev.aftercare.crm.loyalty.store.CustomerLinks;
import dev.aftercare.crm.loyalty.store.Together;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Coupons behind the limit on codes that do not exist. */
final class GuardedCoupons {

    private static final String ROOM = "coupons";

    private final CommandRunner runner;
    private final Coupons coupons;

    GuardedCoupons(CommandRunner runner, Coupons coupons) {
        this.runner = runner;
        this.coupons = coupons;
    }

    CouponReservation reserve(
            String checkout,
            List<String> codes,
            @Nullable CustomerId customer,
            List<PurchaseLine> lines,
            Duration hold,
            @Nullable String source,
            By by) {
        EarningRequest.checkSource(source);
        try {
            return coupons.checkedBy(unit -> refuseTries(failures(unit, customer, source)))
                    .reserve(checkout, codes, customer, lines, hold, by);
        } catch (RejectedException refused) {
            if (refused.rejection() instanceof CouponsRefused codesRefused) {
                count(customer, source, wrongCodes(codesRefused.refusals()), by);
            }
            throw refused;
        }
    }

    CouponQuote quote(
            List<String> codes,
            @Nullable CustomerId customer,
            List<PurchaseLine> lines,
            @Nullable String source,
            By by) {
        EarningRequest.checkSource(source);
        Input.present("by", by);
        CouponQuote quote = coupons.checkedBy(unit -> refuseTries(failures(unit, customer, source)))
                .quote(codes, customer, lines);
        count(customer, source, wrongCodes(quote.refusals()), by);
        return quote;
    }

    /** In a transaction of its own: that of the reservation was rolled back, and that of the quote only looks. */
    private void count(@Nullable CustomerId customer, @Nullable String source, long wrong, By by) {
        if (wrong == 0) {
            return;
        }
        String who = customer == null ? "" : customer.value().toString();
        By uncounted = new By(by.actor(), null, by.reason());
        runner.run("guard.coupon-failure", uncounted, List.of(who, wrong), Boolean.class, context -> {
            failures(context.unit(), customer, source).count(Map.of(Measure.COUPON_FAILURES, wrong), context);
            return true;
        });
    }

    private static GuardDesk failures(UnitOfWork unit, @Nullable CustomerId customer, @Nullable String source) {
        Together together = customer == null ? null : CustomerLinks.together(unit, customer);
        return GuardDesk.read(unit, ROOM, together, source, List.of(Measure.COUPON_FAILURES));
    }

    private void refuseTries(GuardDesk desk) {
        for (VelocityLimit limit : desk.limits()) {
            if (desk.lately(limit, runner.now()) >= limit.most()) {
                throw new RejectedException(new TooManyTries(limit.id(), limit.period()));
            }
        }
    }

    private static long wrongCodes(List<CouponRefusal> refusals) {
        return refusals.stream()
                .map(CouponRefusal::reason)
                .filter(reason -> reason == CouponRefusal.Reason.UNKNOWN || reason == CouponRefusal.Reason.MISTYPED)
                .count();
    }
}
