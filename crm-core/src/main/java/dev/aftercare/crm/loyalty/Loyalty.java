package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.ConflictException;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.loyalty.condition.KnownFacts;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsStanding;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.UnitOfWork;
import dev.aftercare.crm.purchase.PurchaseDiffers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The loyalty points of one tenant. Every command is one transaction. Safe for use by several threads.
 *
 * <p>All methods throw {@link InvalidInputException} for malformed arguments and {@link NotFoundException} for a customer or
 * programme that does not exist; nothing is changed then. A customer's account in a programme is opened by the first points.
 *
 * <p>It does not matter to a command when {@code runDue} comes by. Lots that have expired are never spent; holds whose time is over are
 * given back, and pending points whose time has come mature, before the next command on their account is decided: in its transaction,
 * with the entries and events of the sweep, which finds nothing left of it. What a refused command did of it is undone with it.
 *
 * <p>Some times an account does not list: of pending points that mature sooner than was said when they were given, because their order
 * was {@linkplain Earning#delivered delivered}; of what an older version of the library has set aside; and of more than
 * {@value PointsAccount#MAX_PROMISES} holds and pending points at once. These are looked for only when points are missing otherwise, and
 * else left to the sweep.
 */
public final class Loyalty {

    private static final By BOOKKEEPER = new By(Actor.rule("books"), null);

    private final CommandRunner runner;

    /**
     * Creates the service.
     *
     * @param runner runs its commands
     */
    public Loyalty(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Defines a programme, or defines it anew: what is earned from now on follows the new rules, what was earned stays as it was
     * given. The definition in force, said again, changes nothing, so a shop may define its programmes at every start.
     *
     * @param programme the rules; their version does not matter
     * @param by who defines it
     * @return the definition with its version
     */
    public Programme define(Programme programme, By by) {
        Programme rules = Input.present("programme", programme).withVersion(0);
        return runner.run("loyalty.define", by, rules, Programme.class, context -> Programmes.define(context, rules));
    }

    /**
     * Reads the definition of a programme that is in force.
     *
     * @param id which
     * @return the definition, or empty
     */
    public Optional<Programme> programme(ProgrammeId id) {
        Input.present("programme", id);
        return runner.inTransaction(unit -> Programmes.find(unit, id));
    }

    /**
     * Reads any definition that a programme ever had, as receipts and awards name it.
     *
     * @param id which programme
     * @param version which definition of it
     * @return the definition, or empty
     */
    public Optional<Programme> programme(ProgrammeId id, long version) {
        Input.present("programme", id);
        return runner.inTransaction(unit -> Programmes.find(unit, id, version));
    }

    /**
     * Gives points by hand or by a rule of the shop's own. Repeating it gives again unless {@code by} has a key.
     *
     * @param customer to whom
     * @param programme in which programme; its rule says when they expire
     * @param points how many, at least 1
     * @param cause for what
     * @param by who gives them
     * @return what was done
     * @throws InvalidInputException also if the account would hold more than {@value PointsAccount#MAX_POINTS} points
     */
    public Receipt earn(CustomerId customer, ProgrammeId programme, long points, Cause cause, By by) {
        return runner.run(
                "loyalty.earn",
                by,
                request(customer, programme, points, cause),
                Receipt.class,
                context -> PointsEarning.earn(context, customer, programme, points, cause, by));
    }

    /**
     * Gives what an order earns by the rules that the programme had when the order was placed, as far as nothing but the order is known;
     * {@link Earning#order} takes more. An order earns once in a programme, with or without a key, for ever: the same order again,
     * whatever the rules are by then, gives the first receipt. The points live from when on they can be spent, unless
     * the rule of expiry counts from the order. Whether the order was recorded as a purchase does not matter.
     *
     * @param programme in which programme
     * @param purchase the order
     * @param by who asks for it
     * @return what was done; 0 points if the order is too small, which is remembered, too
     * @throws InvalidInputException also if the purchase is a return or of a currency without a rule
     * @throws RejectedException with {@link PurchaseDiffers} if the number earned before for another customer, instant or total
     */
    public Receipt earnFor(ProgrammeId programme, Purchase purchase, By by) {
        return earning().order(programme, purchase, KnownFacts.NONE, by);
    }

    /**
     * What orders and activities earn by rules that depend on more than the order.
     *
     * @return the service
     */
    public Earning earning() {
        return new Earning(runner);
    }

    /**
     * Reads what an order has earned, and why.
     *
     * @param programme in which programme
     * @param purchase the order's number
     * @return the award, or empty if {@link #earnFor} was never called for it
     */
    public Optional<Award> award(ProgrammeId programme, PurchaseId purchase) {
        Input.present("programme", programme);
        Input.present("purchase", purchase);
        return runner.inTransaction(unit -> Awards.find(unit, programme, purchase));
    }

    /**
     * Spends points, in the order that the programme says. Lots that have expired are never spent, whether or not a sweep came by.
     *
     * @param customer whose
     * @param programme in which programme
     * @param points how many, at least 1
     * @param cause for what
     * @param by who spends them
     * @return what was done
     * @throws RejectedException with {@link NotEnoughPoints} if fewer are available; nothing is written then
     */
    public Receipt redeem(CustomerId customer, ProgrammeId programme, long points, Cause cause, By by) {
        return runner.run(
                "loyalty.redeem",
                by,
                request(customer, programme, points, cause),
                Receipt.class,
                context -> Earnings.spent(context, customer, programme, points, Shortfall.REJECT, cause, by));
    }

    /**
     * Spends points, or as many as there are, or more than there are.
     *
     * @param customer whose
     * @param programme in which programme
     * @param points how many, at least 1
     * @param shortfall what happens if fewer are available
     * @param cause for what
     * @param by who spends them
     * @return what was done; its points are those spent and owed, none if there was nothing to take
     * @throws RejectedException with {@link NotEnoughPoints} if fewer are available and that is to be refused
     */
    public Receipt redeem(
            CustomerId customer, ProgrammeId programme, long points, Shortfall shortfall, Cause cause, By by) {
        List<Object> request =
                List.of(request(customer, programme, points, cause), Input.present("shortfall", shortfall));
        return runner.run(
                "loyalty.redeem-as",
                by,
                request,
                Receipt.class,
                context -> Earnings.spent(context, customer, programme, points, shortfall, cause, by));
    }

    /**
     * Spends points on an order, so that a return of the order gives them back. An order is paid with points once in a programme, with or
     * without a key: the same again gives the first receipt.
     *
     * @param customer whose points
     * @param programme in which programme
     * @param order the order's number
     * @param points how many, at least 1
     * @param by who spends them
     * @return what was done
     * @throws RejectedException with {@link NotEnoughPoints} if fewer are available, with {@link NameTaken} if the order was paid with
     *     another number of points
     */
    public Receipt redeemFor(CustomerId customer, ProgrammeId programme, PurchaseId order, long points, By by) {
        Cause cause = new Cause("purchase", Input.present("order", order).value());
        return runner.run(
                "loyalty.redeem-for",
                by,
                request(customer, programme, points, cause),
                Receipt.class,
                context -> Earnings.spentOn(
                        context, customer, programme, order, points, Occasion.of(context.now(), cause, by)));
    }

    /**
     * Returns of orders.
     *
     * @return the service
     */
    public Returns returns() {
        return new Returns(runner);
    }

    /**
     * Points set aside for payments that are not certain yet.
     *
     * @return the service
     */
    public Holds holds() {
        return new Holds(runner);
    }

    /**
     * Points that are given now and can be spent later.
     *
     * @return the service
     */
    public PendingPoints pending() {
        return new PendingPoints(runner);
    }

    /**
     * Reversals, adjustments and transfers.
     *
     * @return the service
     */
    public Corrections corrections() {
        return new Corrections(runner);
    }

    /**
     * Where a customer stands now; of one whose loyalty was merged with another's, where both stand. Holds whose time is over and pending
     * points whose time has come are told as resolved, as far as the account lists their times; nothing is written for it.
     *
     * @param customer whose
     * @param programme in which programme
     * @return the points available, and what expires next
     */
    public Balance balance(CustomerId customer, ProgrammeId programme) {
        Instant now = runner.now();
        return read(
                customer,
                programme,
                unit -> Ledger.found(unit, customer, programme),
                (unit, account) -> Balance.of(KeptPromises.seen(unit, account, now), now),
                Balance.NONE);
    }

    /**
     * The last entries of the statement of a customer's own account.
     *
     * @param customer whose
     * @param programme in which programme
     * @param limit at most how many, 1 to {@value PageRequest#MAX_LIMIT}
     * @return the entries, the last first; none if the customer never had points
     */
    public Statement statement(CustomerId customer, ProgrammeId programme, int limit) {
        return statement(customer, programme, Long.MAX_VALUE, limit);
    }

    /**
     * A further part of a customer's statement. Parts do not shift while entries are added.
     *
     * @param customer whose
     * @param programme in which programme
     * @param beforeSequence only entries with a smaller sequence: what {@link Statement#next} says
     * @param limit at most how many, 1 to {@value PageRequest#MAX_LIMIT}
     * @return the entries, the last first
     */
    public Statement statement(CustomerId customer, ProgrammeId programme, long beforeSequence, int limit) {
        Input.within("beforeSequence", beforeSequence, 1, Long.MAX_VALUE);
        Input.within("limit", limit, 1, PageRequest.MAX_LIMIT);
        return ofAccount(
                customer,
                programme,
                (unit, account) -> Statement.of(unit.points().entries(account.id(), beforeSequence, limit)),
                Statement.of(List.of()));
    }

    /**
     * The books of a programme over a period.
     *
     * @param programme which
     * @param from the period's first instant, included
     * @param before the period's last instant, excluded; not before {@code from}
     * @return the books; {@link Books#balanced} says whether the ledger and the balances agree
     * @throws ConflictException if points kept moving for as long as it took to add them up, attempt after attempt
     */
    public Books books(ProgrammeId programme, Instant from, Instant before) {
        Input.present("programme", programme);
        Instant first = Input.instant("books.from", from);
        Instant last = Input.instant("books.before", before);
        return runner.run("loyalty.books", BOOKKEEPER, List.of(programme, first, last), Books.class, context -> {
            Programmes.require(context.unit(), programme);
            return BooksReader.read(context.unit().points(), programme, first, last);
        });
    }

    /**
     * What was outstanding at any instant, by the entries before it. Points that had expired and were not taken out yet count until they
     * were; so do held and pending points as such until their entry, which changes nothing about the sum. Nodes whose clocks differ can
     * date an entry before the one that it follows on: between the two the figures are told as if the one had not moved points between
     * them yet, and what it spent before it was there is told as owed. They are never below zero, and their sum is always that of the
     * entries.
     *
     * @param programme which
     * @param at the instant, excluded
     * @return balances, held and pending points and debts; the number of accounts is not told and 0
     */
    public PointsStanding liability(ProgrammeId programme, Instant at) {
        Instant instant = Input.instant("at", at);
        return runner.inTransaction(unit -> {
            Programmes.require(unit, programme);
            return BooksReader.standing(unit.points(), programme, instant);
        });
    }

    /**
     * The books in money.
     *
     * @return the service
     */
    public ValuedBooks valued() {
        return new ValuedBooks(runner, this);
    }

    /**
     * How old the points are that can be spent now. Reads all accounts in pages, while points move.
     *
     * @param programme which
     * @param bounds the ages at which a new range begins, all different and above zero; the first range begins at zero
     * @return the ranges, the youngest first
     */
    public List<Ageing> ageing(ProgrammeId programme, List<Duration> bounds) {
        Input.present("programme", programme);
        Input.present("bounds", bounds).forEach(bound -> Input.present("ageing.bounds", bound));
        runner.inTransaction(unit -> Programmes.require(unit, programme));
        return AgeingReader.read(runner, programme, bounds);
    }

    /**
     * Checks the whole ledger of a programme on live data: reads all accounts in pages and every entry behind them, while points move.
     * {@link BooksCheck} says what must hold.
     *
     * @param programme which
     * @return the sums, and what does not hold, if anything
     */
    public BooksCheck verifyBooks(ProgrammeId programme) {
        Input.present("programme", programme);
        runner.inTransaction(unit -> Programmes.require(unit, programme));
        return BooksAudit.of(runner, programme);
    }

    /**
     * Checks one account entry by entry: the sequences, the running balance, and every lot. Exact while points move, because entries
     * up to a version never change.
     *
     * @param customer whose
     * @param programme in which programme
     * @return what does not fit, if anything
     */
    public LedgerCheck verify(CustomerId customer, ProgrammeId programme) {
        return ofAccount(
                customer,
                programme,
                (unit, account) -> LedgerAudit.of(unit.points(), account),
                new LedgerCheck(0, List.of()));
    }

    private <R> R ofAccount(
            CustomerId customer, ProgrammeId programme, BiFunction<UnitOfWork, PointsAccount, R> read, R without) {
        return read(customer, programme, unit -> unit.points().find(customer, programme), read, without);
    }

    /** Whoever has an account exists; only without one need the customer and the programme be looked up. */
    private <R> R read(
            CustomerId customer,
            ProgrammeId programme,
            Function<UnitOfWork, Optional<PointsAccount>> find,
            BiFunction<UnitOfWork, PointsAccount, R> read,
            R without) {
        Input.present("customer", customer);
        Input.present("programme", programme);
        return runner.inTransaction(unit -> {
            Optional<PointsAccount> account = find.apply(unit);
            if (account.isPresent()) {
                return read.apply(unit, account.get());
            }
            Programmes.require(unit, programme);
            Ledger.requireCustomer(unit, customer);
            return without;
        });
    }

    private static List<Object> request(CustomerId customer, ProgrammeId programme, long points, Cause cause) {
        return List.of(
                Input.present("customer", customer),
                Input.present("programme", programme),
                Input.within("points", points, 1, PointsAccount.MAX_POINTS),
                Input.present("cause", cause));
    }
}
