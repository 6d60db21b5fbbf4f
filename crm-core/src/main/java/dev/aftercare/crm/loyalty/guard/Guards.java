package dev.aftercare.crm.loyalty.guard;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.loyalty.PointsEarning;
import dev.aftercare.crm.loyalty.Receipt;
import dev.aftercare.crm.loyalty.coupon.CouponRefusal;
import dev.aftercare.crm.loyalty.coupon.CouponReservation;
import dev.aftercare.crm.loyalty.coupon.Coupons;
import dev.aftercare.crm.loyalty.coupon.CouponsRefused;
import dev.aftercare.crm.loyalty.guard.EarningReview.State;
import dev.aftercare.crm.loyalty.guard.ReviewReason.Sign;
import dev.aftercare.crm.loyalty.guard.VelocityLimit.Measure;
import dev.aftercare.crm.loyalty.store.CustomerLinks;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.GuardEvent;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

    private static final TypedDocuments<EarningReview> REVIEWS =
            new TypedDocuments<>("earning-review", EarningReview.class);
    private static final String COUPONS = "coupons";

    private final CommandRunner runner;
    private final Coupons coupons;

    /**
     * Creates the service.
     *
     * @param runner runs its commands
     * @param coupons reserves the coupons
     */
    public Guards(CommandRunner runner, Coupons coupons) {
        this.runner = runner;
        this.coupons = coupons;
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
        return run("guard.earn", customer, null, programme, points, source, cause, by);
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
        return run("guard.refer", referrer, referred, programme, points, source, cause, by);
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
        return decide("guard.approve", review, State.APPROVED, by);
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
        return decide("guard.reject", review, State.REJECTED, by);
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
        return runner.inTransaction(unit -> REVIEWS.page(unit, state.name(), request));
    }

    /**
     * Reads a review.
     *
     * @param review which
     * @return the review, or empty
     */
    public Optional<EarningReview> find(String review) {
        Input.code("review.id", review, 100);
        return runner.inTransaction(unit -> REVIEWS.find(unit, review));
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
        checkSource(source);
        String who = customer == null ? "" : customer.value().toString();
        runner.inTransaction(unit -> {
            refuseTries(GuardDesk.read(unit, COUPONS, who, source, List.of(Measure.COUPON_FAILURES)));
            return true;
        });
        try {
            return coupons.reserve(checkout, codes, customer, lines, hold, by);
        } catch (RejectedException refused) {
            long wrong = wrongCodes(refused);
            if (wrong > 0) {
                // In a transaction of its own: that of the reservation was rolled back.
                runner.run(
                        "guard.coupon-failure",
                        new By(by.actor(), null),
                        List.of(who, wrong),
                        Boolean.class,
                        context -> {
                            GuardDesk.read(context.unit(), COUPONS, who, source, List.of(Measure.COUPON_FAILURES))
                                    .count(Map.of(Measure.COUPON_FAILURES, wrong), context);
                            return true;
                        });
            }
            throw refused;
        }
    }

    private void refuseTries(GuardDesk desk) {
        for (VelocityLimit limit : desk.limits()) {
            if (desk.lately(limit, runner.now()) >= limit.most()) {
                throw new RejectedException(new TooManyTries(limit.id(), limit.period()));
            }
        }
    }

    private static long wrongCodes(RejectedException refused) {
        if (!(refused.rejection() instanceof CouponsRefused coupons)) {
            return 0;
        }
        return coupons.refusals().stream()
                .map(CouponRefusal::reason)
                .filter(reason -> reason == CouponRefusal.Reason.UNKNOWN || reason == CouponRefusal.Reason.MISTYPED)
                .count();
    }

    private GuardedEarning run(
            String name,
            CustomerId customer,
            @Nullable CustomerId referred,
            ProgrammeId programme,
            long points,
            @Nullable String source,
            Cause cause,
            By by) {
        checkSource(source);
        List<Object> request = new ArrayList<>(Arrays.asList(
                Input.present("customer", customer),
                Input.present("programme", programme),
                Input.within("points", points, 1, PointsAccount.MAX_POINTS),
                Input.present("cause", cause)));
        request.add(source == null ? "" : source);
        if (referred != null) {
            request.add(referred);
        }
        Map<Measure, Long> amounts = Map.of(Measure.POINTS, points, Measure.EARNINGS, 1L);
        return runner.run(name, by, request, GuardedEarning.class, context -> {
            CustomerId who = CustomerLinks.survivor(context.unit(), customer);
            String subject = who.value().toString();
            GuardDesk desk = GuardDesk.read(
                    context.unit(), programme.value(), subject, source, List.of(Measure.POINTS, Measure.EARNINGS));
            List<ReviewReason> reasons = new ArrayList<>(desk.over(amounts, context));
            if (referred != null && GuardDesk.policy(context.unit()).reviewSelfReferral()) {
                reasons.addAll(selfReferral(context, who, referred));
            }
            if (reasons.isEmpty()) {
                desk.count(amounts, context);
                return new GuardedEarning(PointsEarning.earn(context, who, programme, points, cause, by), null);
            }
            customer(context, who);
            return new GuardedEarning(null, waiting(context, who, programme, points, cause, reasons, by));
        });
    }

    private static List<ReviewReason> selfReferral(CommandContext context, CustomerId referrer, CustomerId referred) {
        CustomerId other = CustomerLinks.survivor(context.unit(), referred);
        return other.equals(referrer)
                ? List.of(ReviewReason.of(Sign.SAME_CUSTOMER))
                : GuardRules.selfReferral(customer(context, referrer), customer(context, referred));
    }

    private static EarningReview waiting(
            CommandContext context,
            CustomerId customer,
            ProgrammeId programme,
            long points,
            Cause cause,
            List<ReviewReason> reasons,
            By by) {
        String id = context.newId().toString();
        EarningReview review =
                new EarningReview(id, customer, programme, points, cause, reasons, State.OPEN, context.now(), null);
        REVIEWS.insert(context, id, State.OPEN.name(), review);
        List<String> signs =
                reasons.stream().map(reason -> reason.sign().name()).distinct().toList();
        tell(context, review, 1, new GuardEvent.EarningHeldBack(programme, points, signs), by);
        return review;
    }

    private EarningReview decide(String name, String id, State next, By by) {
        Input.code("review.id", id, 100);
        return runner.run(name, by, id, EarningReview.class, context -> {
            Stored<EarningReview> stored =
                    REVIEWS.stored(context.unit(), id).orElseThrow(() -> new NotFoundException("earning review", id));
            EarningReview review = stored.value();
            if (review.state() == next) {
                return review;
            }
            if (review.state() != State.OPEN) {
                throw new RejectedException(new ReviewDecided(review.state()));
            }
            Receipt receipt = next == State.APPROVED
                    ? PointsEarning.earn(
                            context, review.customer(), review.programme(), review.points(), review.cause(), by)
                    : null;
            EarningReview decided = review.with(next, receipt);
            REVIEWS.update(context, id, next.name(), stored.version(), decided);
            GuardEvent body = next == State.APPROVED
                    ? new GuardEvent.EarningApproved(review.programme(), review.points())
                    : new GuardEvent.EarningRejected(review.programme(), review.points());
            tell(context, decided, 2, body, by);
            return decided;
        });
    }

    private static Customer customer(CommandContext context, CustomerId customer) {
        return context.unit()
                .customers()
                .find(customer)
                .orElseThrow(
                        () -> new NotFoundException("customer", customer.value().toString()));
    }

    private static void tell(CommandContext context, EarningReview review, long version, GuardEvent body, By by) {
        AggregateRef aggregate = new AggregateRef("earning-review", review.id());
        context.happened(aggregate, review.customer(), version, List.of(new Happened(body, by.actor())));
    }

    private static void checkSource(@Nullable String source) {
        if (source != null) {
            Input.text("source", source, 200);
        }
    }
}
