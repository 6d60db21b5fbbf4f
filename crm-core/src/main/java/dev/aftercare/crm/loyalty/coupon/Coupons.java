package dev.aftercare.crm.loyalty.coupon;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.CommandWork;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.document.VersionedDocuments.Version;
import dev.aftercare.crm.loyalty.code.OwnCode;
import dev.aftercare.crm.loyalty.store.CustomerLinks;
import dev.aftercare.crm.loyalty.store.Together;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The coupons of one tenant. Every command is one transaction. Safe for use by several threads.
 *
 * <p>A checkout reserves its coupons, which holds them, and confirms them when the order is placed; if it does neither in time, due
 * work frees them. However many checkouts want the last use of a code or campaign at once, one gets it, and the others are told
 * {@link CouponRefusal.Reason#USED_UP}.
 *
 * <p>All methods throw {@link InvalidInputException} for malformed arguments and {@link NotFoundException} for a campaign, customer or
 * reservation that does not exist.
 */
public final class Coupons {

    /** The most codes that one call issues. */
    public static final int MAX_CODES = 10_000;

    private static final int MAX_CODES_PER_ORDER = 20;
    private static final Duration LONGEST_HOLD = Duration.ofDays(7);

    private final CommandRunner runner;
    private final RandomGenerator random;
    private final Consumer<UnitOfWork> check;

    /**
     * Creates the service.
     *
     * @param runner runs its commands
     * @param random makes codes; a {@link java.security.SecureRandom} outside of tests
     */
    public Coupons(CommandRunner runner, RandomGenerator random) {
        this(runner, random, unit -> {});
    }

    private Coupons(CommandRunner runner, RandomGenerator random, Consumer<UnitOfWork> check) {
        this.runner = runner;
        this.random = random;
        this.check = check;
    }

    /**
     * The same coupons, of which none is reserved or quoted unless another desk lets it.
     *
     * @param asked first in the transaction of each reservation and quote; what it throws, such as a {@link RejectedException}, is thrown,
     *     unless the key has its result already
     * @return the coupons
     */
    public Coupons checkedBy(Consumer<UnitOfWork> asked) {
        return new Coupons(runner, random, Input.present("asked", asked));
    }

    /**
     * Defines a campaign, or defines it anew: what is reserved from now on follows the new definition. The definition in force, said
     * again, changes nothing.
     *
     * @param campaign the definition
     * @param by who defines it
     * @return the definition
     * @throws RejectedException with {@link LimitIsFixed} if another limit in all is in force
     */
    public CouponCampaign define(CouponCampaign campaign, By by) {
        Input.present("campaign", campaign);
        return runner.run("coupon.define", by, campaign, CouponCampaign.class, context -> {
            Optional<Version<CouponCampaign>> before = CouponReader.CAMPAIGNS.inForce(context.unit(), campaign.id());
            before.filter(old -> !Objects.equals(
                            old.value().limits().inAll(), campaign.limits().inAll()))
                    .ifPresent(old -> {
                        throw new RejectedException(new LimitIsFixed(campaign.id()));
                    });
            CouponReader.CAMPAIGNS.define(context, campaign.id(), before, campaign);
            return campaign;
        });
    }

    /**
     * Reads the definition of a campaign that is in force.
     *
     * @param id which
     * @return the definition, or empty
     */
    public Optional<CouponCampaign> campaign(String id) {
        Input.code("campaign.id", id, 60);
        return runner.inTransaction(
                unit -> CouponReader.CAMPAIGNS.inForce(unit, id).map(Version::value));
    }

    /**
     * Generates codes. They are told this once; only their fingerprints are kept. A {@code by} with a key keeps the result, codes
     * included, beside the key until {@link dev.aftercare.crm.Shop#forgetKeys keys are forgotten}: give a key if a lost answer must
     * be repeatable, and none if no code may ever be stored.
     *
     * @param campaign for which campaign
     * @param count how many, 1 to {@value #MAX_CODES}
     * @param customer the only one who can use them; null for everybody
     * @param by who asks for them
     * @return the codes
     */
    public CouponIssue issue(String campaign, int count, @Nullable CustomerId customer, By by) {
        return issue(campaign, count, customer, null, by);
    }

    /**
     * Generates codes with an end of their own, such as 30 days from a birthday on; else as
     * {@link #issue(String, int, CustomerId, By)} does.
     *
     * @param campaign for which campaign; when it ends, its codes do
     * @param count how many, 1 to {@value #MAX_CODES}
     * @param customer the only one who can use them; null for everybody
     * @param until the first instant at which they can no longer be reserved, in the future; null for the campaign's end
     * @param by who asks for them
     * @return the codes
     */
    public CouponIssue issue(
            String campaign, int count, @Nullable CustomerId customer, @Nullable Instant until, By by) {
        Input.code("campaign.id", campaign, 60);
        Input.within("count", count, 1, MAX_CODES);
        Instant end = Input.instantOrNull("until", until);
        List<Object> request = new ArrayList<>(List.of(campaign, count));
        if (customer != null) {
            request.add(customer);
        }
        if (end != null) {
            request.add(end);
        }
        return runner.run(
                "coupon.issue",
                by,
                request,
                CouponIssue.class,
                context -> CodeDesk.of(context, campaign, customer, end).generate(count, random, by.actor()));
    }

    /**
     * Issues codes of the shop's own, such as a word that customers type, or codes that were printed or mailed before. They are kept,
     * reserved, limited and withdrawn as generated ones are; each can be used as often as the campaign says, so a word that all type needs
     * a campaign with as many {@linkplain CouponLimits#perCode uses of a code}. All of the list are issued, or none.
     *
     * <p>Which codes may be is said at {@link OwnCode}. A code is for one campaign of the tenant for good, also once it is used up,
     * withdrawn or over: a word that comes back each year has one campaign, which is defined anew.
     *
     * <p>A code that can be said can be guessed, and is told on. Nothing in it protects it, but its campaign does:
     * {@link CouponLimits#perCustomer} and {@link CouponLimits#inAll}, and a {@code customer} of its own; and against whoever tries out
     * words, the limit on wrong codes at {@link dev.aftercare.crm.loyalty.guard.Guards}, which reserves and quotes in the place of this
     * service.
     *
     * @param campaign for which campaign; when it ends, its codes do
     * @param codes the codes, 1 to {@value #MAX_CODES}, each once
     * @param customer the only one who can use them; null for everybody
     * @param until the first instant at which they can no longer be reserved, in the future; null for the campaign's end
     * @param by who brings them; with a key the first answer is given again, without one the codes are taken the second time
     * @return how many were issued: all
     * @throws InvalidInputException naming the place, such as {@code codes[2]}, of one that is no code or is in the list already
     * @throws RejectedException with {@link CodesTaken} if some are in use
     */
    public int issueOwn(
            String campaign, List<String> codes, @Nullable CustomerId customer, @Nullable Instant until, By by) {
        Input.code("campaign.id", campaign, 60);
        OwnCodes own = OwnCodes.read(codes);
        Instant end = Input.instantOrNull("until", until);
        List<Object> request = new ArrayList<>(List.of(campaign, own.fingerprints()));
        if (customer != null) {
            request.add(customer);
        }
        if (end != null) {
            request.add(end);
        }
        return runner.run(
                "coupon.issue-own",
                by,
                request,
                Integer.class,
                context -> CodeDesk.of(context, campaign, customer, end).issue(own, by.actor()));
    }

    /**
     * Withdraws a code, such as one that was leaked: it can no longer be reserved. What a checkout holds of it stays held. Withdrawing
     * again changes nothing.
     *
     * @param code the code as it was printed, whoever made it
     * @param by who withdraws it
     * @return true if it was withdrawn now, false if it was before
     * @throws InvalidInputException if it is none of the shop's own codes, and cannot be a generated one
     * @throws NotFoundException if it can be a generated code, but was never issued; the exception names it by its ending only
     */
    public boolean withdraw(String code, By by) {
        OwnCode read = OwnCode.read(code)
                .orElseThrow(() -> new InvalidInputException("code", "is mistyped", "a code as it was printed"));
        return runner.run(
                "coupon.withdraw",
                by,
                read.fingerprint(),
                Boolean.class,
                context -> CodeDesk.withdraw(context, read, by.actor()));
    }

    /**
     * What codes would do to an order. Nothing is held. Where customers type codes that can be guessed, ask
     * {@link dev.aftercare.crm.loyalty.guard.Guards#quote} instead, which stops who tries out many.
     *
     * @param codes what the customer typed, at most 20
     * @param customer whose order it is; null if nobody is logged in
     * @param lines the order's lines, at least one, all of one currency
     * @return what counts, and why the rest does not
     */
    public CouponQuote quote(List<String> codes, @Nullable CustomerId customer, List<PurchaseLine> lines) {
        List<String> typed = List.copyOf(Input.atMost("codes", codes, MAX_CODES_PER_ORDER));
        Cart cart = new Cart(lines);
        return runner.inTransaction(unit -> {
            check.accept(unit);
            Instant now = runner.now();
            return CouponReader.read(unit, typed, together(unit, customer), now).quote(cart.lines(), now);
        });
    }

    /**
     * Holds codes for a checkout. Reserving again, such as for a changed cart, gives up what the checkout held before.
     *
     * @param checkout the shop's number of the checkout or order, 1 to 100 printable ASCII characters
     * @param codes what the customer typed, 1 to 20; all must count
     * @param customer whose order it is; null if nobody is logged in
     * @param lines the order's lines, at least one, all of one currency
     * @param hold for how long, a second to seven days
     * @param by who asks for it
     * @return the reservation with the discount of each line
     * @throws RejectedException with {@link CouponsRefused} if a code does not count, or {@link ReservationOver} if the order is
     *     confirmed; what was held before stays held then
     */
    public CouponReservation reserve(
            String checkout,
            List<String> codes,
            @Nullable CustomerId customer,
            List<PurchaseLine> lines,
            Duration hold,
            By by) {
        Input.code("checkout", checkout, 100);
        List<String> typed = List.copyOf(Input.atMost("codes", codes, MAX_CODES_PER_ORDER));
        if (typed.isEmpty()) {
            throw new InvalidInputException("codes", "is empty", "1 to " + MAX_CODES_PER_ORDER);
        }
        Cart cart = new Cart(lines);
        if (Input.present("hold", hold).toSeconds() < 1 || hold.compareTo(LONGEST_HOLD) > 0) {
            throw new InvalidInputException("hold", "is out of range", "a second to seven days");
        }
        List<Object> request = new ArrayList<>(List.of(checkout, typed, cart.lines(), hold));
        if (customer != null) {
            request.add(customer);
        }
        return runner.run("coupon.reserve", by, request, CouponReservation.class, context -> {
            check.accept(context.unit());
            requireCustomer(context, customer);
            return ReservationDesk.reserve(
                    context,
                    checkout,
                    typed,
                    together(context.unit(), customer),
                    cart.lines(),
                    context.now().plus(hold),
                    by.actor());
        });
    }

    /**
     * The order is placed: its coupons are used. Confirming again changes nothing.
     *
     * @param checkout the number given to {@link #reserve}
     * @param by who places it
     * @return the reservation
     * @throws RejectedException with {@link ReservationOver} if it was cancelled or its time is over
     */
    public CouponReservation confirm(String checkout, By by) {
        return run(
                "coupon.confirm",
                checkout,
                by,
                context -> ReservationDesk.change(
                        context, checkout, held -> ReservationRules.confirm(held, context.now(), by.actor())));
    }

    /**
     * The checkout is given up: its coupons are free. Cancelling again changes nothing.
     *
     * @param checkout the number given to {@link #reserve}
     * @param by who gives it up
     * @return the reservation
     * @throws RejectedException with {@link ReservationOver} if it is confirmed
     */
    public CouponReservation cancel(String checkout, By by) {
        return run(
                "coupon.cancel",
                checkout,
                by,
                context ->
                        ReservationDesk.change(context, checkout, held -> ReservationRules.cancel(held, by.actor())));
    }

    /**
     * The order is taken back: its coupons can be used again. Giving back again changes nothing.
     *
     * @param checkout the number given to {@link #reserve}
     * @param by who takes it back
     * @return the reservation
     * @throws RejectedException with {@link ReservationOver} if it was never confirmed
     */
    public CouponReservation giveBack(String checkout, By by) {
        return run(
                "coupon.give-back",
                checkout,
                by,
                context ->
                        ReservationDesk.change(context, checkout, held -> ReservationRules.giveBack(held, by.actor())));
    }

    /**
     * Reads the coupons of a checkout.
     *
     * @param checkout the number given to {@link #reserve}
     * @return the reservation, or empty
     */
    public Optional<CouponReservation> find(String checkout) {
        Input.code("checkout", checkout, 100);
        return runner.inTransaction(unit -> ReservationDesk.find(unit, checkout).map(Stored::value));
    }

    private CouponReservation run(String name, String checkout, By by, CommandWork<CouponReservation> work) {
        Input.code("checkout", checkout, 100);
        return runner.run(name, by, checkout, CouponReservation.class, work);
    }

    private static @Nullable Together together(UnitOfWork unit, @Nullable CustomerId customer) {
        return customer == null ? null : CustomerLinks.together(unit, customer);
    }

    private static void requireCustomer(CommandContext context, @Nullable CustomerId customer) {
        if (customer != null && context.unit().customers().find(customer).isEmpty()) {
            throw new NotFoundException("customer", customer.value().toString());
        }
    }
}
