package dev.aftercare.crm.loyalty.guard;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.loyalty.coupon.CouponQuote;
import dev.aftercare.crm.loyalty.coupon.CouponReservation;
import dev.aftercare.crm.loyalty.coupon.Coupons;
import dev.aftercare.crm.loyalty.guard.EarningReview.State;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Earning and coupons behind the limits of one tenant. Every command is one transaction. Safe for use by several threads.
 *
 * <p>What is over a limit is neither given nor lost: it waits as an {@link EarningReview} until somebody approves or rejects it. What
 * waits does not count against the limits, nor does what was approved.
 *
 * <p>All methods throw {@link InvalidInputException} for malformed arguments and {@link NotFoundException} for a customer, programme or
 * review that does not exist; nothing is changed then. Repeating a command repeats its effect unless {@code by} has a key.
 */
public final class Guards {

    private final CommandRunner runner;
    private final GuardedCoupons coupons;

    /**
     * Creates the service.
     *
     * @param runner runs its commands
     * @param coupons reserves the coupons
     */
    public Guards(CommandRunner runner, Coupons coupons) {
        this.runner = runner;
        this.coupons = new GuardedCoupons(runner, coupons);
    }

    /**
     * Puts limits into force, in the place of those before.
     *
     * @param policy the limits
     * @param by who sets them
     * @return the limits
     */
    public GuardPolicy define(GuardPolicy policy, By by) {
        Input.present("policy", policy);
        return runner.run("guard.define", by, policy, GuardPolicy.class, context -> {
            GuardDesk.POLICIES.put(context, GuardDesk.POLICY, policy);
            return policy;
        });
    }

    /**
     * Gives points, or lets them wait.
     *
     * @param customer to whom
     * @param programme in which programme
     * @param points how many, at least 1
     * @param source from where, in the shop's own names, such as a device; null if unknown; at most 200 characters; kept as a digest only
     * @param cause for what
     * @param by who gives them
     * @return what became of them
     */
    public GuardedEarning earn(
            CustomerId customer, ProgrammeId programme, long points, @Nullable String source, Cause cause, By by) {
        EarningRequest request = new EarningRequest(customer, null, programme, points, source, cause);
        return runner.run(
                "guard.earn",
                by,
                request.parts(),
                GuardedEarning.class,
                context -> GuardedEarnings.earn(context, request, by));
    }

    /**
     * Gives points for having brought another customer, or lets them wait.
     *
     * @param referrer to whom
     * @param referred who was brought
     * @param programme in which programme
     * @param points how many, at least 1
     * @param source from where, as in {@link #earn}
     * @param cause for what
     * @param by who gives them
     * @return what became of them
     */
    public GuardedEarning refer(
            CustomerId referrer,
            CustomerId referred,
            ProgrammeId programme,
            long points,
            @Nullable String source,
            Cause cause,
            By by) {
        Input.present("referred", referred);
        EarningRequest request = new EarningRequest(referrer, referred, programme, points, source, cause);
        return runner.run(
                "guard.refer",
                by,
                request.parts(),
                GuardedEarning.class,
                context -> GuardedEarnings.earn(context, request, by));
    }

    /**
     * Gives points that waited. Approving again changes nothing.
     *
     * @param review which review
     * @param by who approves
     * @return the review with what was done
     * @throws RejectedException with {@link ReviewDecided} if it was rejected
     */
    public EarningReview approve(String review, By by) {
        Input.code("review.id", review, 100);
        return runner.run(
                "guard.approve",
                by,
                review,
                EarningReview.class,
                context -> ReviewQueue.decide(context, review, State.APPROVED, by));
    }

    /**
     * Does not give points that waited. Rejecting again changes nothing.
     *
     * @param review which review
     * @param by who rejects
     * @return the review
     * @throws RejectedException with {@link ReviewDecided} if it was approved
     */
    public EarningReview reject(String review, By by) {
        Input.code("review.id", review, 100);
        return runner.run(
                "guard.reject",
                by,
                review,
                EarningReview.class,
                context -> ReviewQueue.decide(context, review, State.REJECTED, by));
    }

    /**
     * The reviews of a state, the last changed first.
     *
     * @param state which
     * @param request which part
     * @return the page
     */
    public Page<EarningReview> reviews(State state, PageRequest request) {
        Input.present("state", state);
        Input.present("request", request);
        return runner.inTransaction(unit -> ReviewQueue.page(unit, state, request));
    }

    /**
     * Reads a review.
     *
     * @param review which
     * @return the review, or empty
     */
    public Optional<EarningReview> find(String review) {
        Input.code("review.id", review, 100);
        return runner.inTransaction(unit -> ReviewQueue.find(unit, review));
    }

    /**
     * Holds codes for a checkout as {@link Coupons#reserve} does, unless codes that do not exist were given too often.
     *
     * @param checkout as there
     * @param codes as there
     * @param customer as there
     * @param lines as there
     * @param hold as there
     * @param source from where, as in {@link #earn}
     * @param by who asks for it
     * @return the reservation
     * @throws RejectedException with {@link TooManyTries}, or as there
     */
    public CouponReservation reserve(
            String checkout,
            List<String> codes,
            @Nullable CustomerId customer,
            List<PurchaseLine> lines,
            Duration hold,
            @Nullable String source,
            By by) {
        return coupons.reserve(checkout, codes, customer, lines, hold, source, by);
    }

    /**
     * What codes would do to an order, as {@link Coupons#quote} says, unless codes that do not exist were given too often. Nothing is held;
     * those that do not exist count, each time that they are asked for, a key or not.
     *
     * @param codes as there
     * @param customer as there
     * @param lines as there
     * @param source from where, as in {@link #earn}
     * @param by who asks
     * @return what counts, and why the rest does not
     * @throws RejectedException with {@link TooManyTries}
     */
    public CouponQuote quote(
            List<String> codes,
            @Nullable CustomerId customer,
            List<PurchaseLine> lines,
            @Nullable String source,
            By by) {
        return coupons.quote(codes, customer, lines, source, by);
    }
}
