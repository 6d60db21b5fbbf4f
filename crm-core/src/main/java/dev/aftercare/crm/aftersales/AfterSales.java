package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.document.VersionedDocuments.Version;
import dev.aftercare.crm.event.Events;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.aftersales.AfterSalesId;
import dev.aftercare.crm.model.aftersales.AfterSalesState;
import dev.aftercare.crm.model.aftersales.OrderFactEvent.OrderCharged;
import dev.aftercare.crm.model.aftersales.OrderFactEvent.OrderDelivered;
import dev.aftercare.crm.model.aftersales.RefundMethod;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.ticket.HistoryLine;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The returns, exchanges, refunds and repairs of one tenant 售后. Every command is one transaction. Safe for use by several threads.
 *
 * <p>Over all requests about an order, however many there are and however they meet, never more pieces are claimed than were bought and
 * never more money is paid back than was paid. What is paid back is recorded as a return beside the order in the same transaction; the
 * points of the order follow with the next sweep, in the programmes that the policy names. While a request waits for goods, its ticket is
 * on hold.
 *
 * <p>All steps throw {@link InvalidInputException} for malformed arguments, {@link NotFoundException} for a request that does not exist
 * or, for a customer, is another's, and {@link RejectedException} with an {@link IllegalAfterSalesStep}, a {@link NotTheCustomersStep} or
 * what the step names; nothing is changed then. Given under a key ({@link By#once}), a step that was taken counts once, however often it
 * is sent.
 */
public final class AfterSales {

    private final CommandRunner runner;

    /**
     * Creates the service.
     *
     * @param runner runs its commands
     */
    public AfterSales(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Decides what is granted to requests from now on. Requests that were made go on by the policy of their time.
     *
     * @param policy the policy
     * @param by who decides
     * @return the policy
     */
    public AfterSalesPolicy define(AfterSalesPolicy policy, By by) {
        Input.present("policy", policy);
        return runner.run(
                "after-sales.policy",
                by,
                policy,
                AfterSalesPolicy.class,
                context -> AfterSalesDesk.define(context, policy));
    }

    /**
     * What the shop grants now.
     *
     * @return the policy; {@link AfterSalesPolicy#DEFAULT} if none was defined
     */
    public AfterSalesPolicy policy() {
        return runner.inTransaction(AfterSalesDesk::policy).value();
    }

    /**
     * What the shop granted to a request.
     *
     * @param assessment the request's
     * @return the version of the policy that it names
     */
    public AfterSalesPolicy policy(Assessment assessment) {
        return runner.inTransaction(unit -> AfterSalesDesk.policy(unit, assessment.policy()));
    }

    /**
     * Records when an order reached the customer, also to correct what was recorded before. Requests made before are not judged anew.
     *
     * @param order the order's number
     * @param at when
     * @param by who records it
     * @return what is known of the order
     * @throws NotFoundException if there is no such purchase
     * @throws RejectedException with {@link NotAnOrder} if it is a return
     */
    public OrderAccount delivered(PurchaseId order, Instant at, By by) {
        Input.present("order", order);
        Instant when = Input.instant("at", at);
        return runner.run("after-sales.delivered", by, List.of(order, when), OrderAccount.class, context -> {
            Purchase purchase = AfterSalesDesk.order(context.unit(), order, by.actor());
            Stored<OrderAccount> account = AfterSalesDesk.account(context.unit(), purchase);
            if (when.equals(account.value().deliveredAt())) {
                return account.value();
            }
            return AfterSalesDesk.fact(
                    context, account, account.value().delivered(when), new OrderDelivered(order, when), by.actor());
        });
    }

    /**
     * Records what an order cost besides its lines, as long as nothing was claimed of it. Returns that came before the order do not stand
     * in the way, if this is the first that becomes known of it.
     *
     * @param order the order's number
     * @param charges a discount on the order as a whole, and its shipping, in the currency of the order
     * @param by who records it
     * @return what is known of the order
     * @throws NotFoundException if there is no such purchase
     * @throws RejectedException with {@link NotAnOrder} if it is a return, with {@link ChargesAreFixed} if something was claimed before
     */
    public OrderAccount charged(PurchaseId order, Charges charges, By by) {
        Input.present("order", order);
        Input.present("charges", charges);
        return runner.run("after-sales.charged", by, List.of(order, charges), OrderAccount.class, context -> {
            Purchase purchase = AfterSalesDesk.order(context.unit(), order, by.actor());
            Stored<OrderAccount> account = AfterSalesDesk.account(context.unit(), purchase);
            if (charges.equals(account.value().charges())) {
                return account.value();
            }
            List<PurchaseId> early = account.value().early();
            OrderAccount before = early.isEmpty() ? account.value() : OrderAccount.of(purchase);
            if (!before.isUntouched()) {
                throw new RejectedException(new ChargesAreFixed(order));
            }
            return AfterSalesDesk.fact(
                    context,
                    account,
                    EarlyReturns.counted(context.unit(), purchase, before.charged(purchase, charges), early),
                    new OrderCharged(order, charges.discount(), charges.shipping()),
                    by.actor());
        });
    }

    /**
     * What became of an order so far: what of each line is claimed, returned and paid back.
     *
     * @param order the order's number
     * @return what is known of it
     * @throws NotFoundException if there is no such purchase
     * @throws RejectedException with {@link NotAnOrder} if it is a return
     */
    public OrderAccount order(PurchaseId order) {
        Input.present("order", order);
        return runner.inTransaction(unit -> AfterSalesDesk.account(unit, AfterSalesDesk.order(unit, order, Actor.CLOCK))
                .value()
                .with(List.of()));
    }

    /**
     * Says what would stand against a request, made now, without making it.
     *
     * @param wanted what is asked for
     * @param by who asks
     * @return what the policy says; whether enough of the order is left is not looked at
     * @throws NotFoundException if there is no such purchase
     * @throws RejectedException with {@link NotAnOrder} if it is a return
     */
    public Assessment assess(NewAfterSales wanted, By by) {
        Input.present("wanted", wanted);
        Instant now = runner.now();
        return runner.inTransaction(unit -> {
            Purchase order = AfterSalesDesk.order(unit, wanted.purchase(), by.actor());
            OrderAccount account = AfterSalesDesk.account(unit, order).value();
            wanted.lines().forEach(line -> account.line(line.number()));
            Version<AfterSalesPolicy> policy = AfterSalesDesk.policy(unit);
            AfterSalesFacts facts = new AfterSalesFacts(now, by.actor(), policy.reference(), policy.value());
            return EligibilityRules.assess(wanted, order, account.deliveredAt(), facts);
        });
    }

    /**
     * Takes a request in. What stands against it by the policy is noted in it, and is for the shop to decide about; what is not there to
     * be claimed is refused.
     *
     * @param wanted what is asked for
     * @param by who asks
     * @return the request, which holds what it claims; agreed to already if the policy says so
     * @throws NotFoundException if there is no such purchase or ticket
     * @throws RejectedException with {@link NotAnOrder}, {@link TicketOfAnother}, {@link MoreThanBought} or {@link MoreThanPaid}
     */
    public AfterSalesRequest request(NewAfterSales wanted, By by) {
        Input.present("wanted", wanted);
        return runner.run(
                "after-sales.request",
                by,
                wanted,
                AfterSalesRequest.class,
                context -> AfterSalesDesk.open(context, wanted, by));
    }

    /**
     * Agrees to a request that nothing stands against.
     *
     * @param id which
     * @param by who
     * @return the request after it
     * @throws RejectedException with {@link NotEligible} if something does
     */
    public AfterSalesRequest approve(AfterSalesId id, By by) {
        return apply(id, new AfterSalesCommand.Approve(null), by);
    }

    /**
     * Agrees to a request whatever stands against it.
     *
     * @param id which
     * @param reason why
     * @param by who
     * @return the request after it
     */
    public AfterSalesRequest approveAsException(AfterSalesId id, String reason, By by) {
        return apply(id, new AfterSalesCommand.Approve(FreeText.of("approve.exception", reason)), by);
    }

    /**
     * Refuses a request, before or after its goods came.
     *
     * @param id which
     * @param reason why
     * @param by who
     * @return the request after it
     */
    public AfterSalesRequest reject(AfterSalesId id, String reason, By by) {
        return apply(id, new AfterSalesCommand.Reject(FreeText.of("reject.reason", reason)), by);
    }

    /**
     * Records that the goods are on their way back.
     *
     * @param id which request
     * @param carrier who carries them, or null
     * @param tracking the carrier's number, or null
     * @param by who
     * @return the request after it
     */
    public AfterSalesRequest send(AfterSalesId id, @Nullable String carrier, @Nullable String tracking, By by) {
        return apply(id, new AfterSalesCommand.Send(carrier, tracking), by);
    }

    /**
     * Records that the goods are back.
     *
     * @param id which request
     * @param by who
     * @return the request after it
     */
    public AfterSalesRequest receive(AfterSalesId id, By by) {
        return apply(id, new AfterSalesCommand.Receive(), by);
    }

    /**
     * Records what the shop found when it looked at the goods.
     *
     * @param id which request
     * @param lines what it found, for every line of the request
     * @param by who
     * @return the request after it
     * @throws RejectedException with {@link InspectionDoesNotFit} if it does not fit what was claimed, with {@link NotEligible} if
     *     goods are accepted that the policy does not take; {@link AfterSalesCommand.Inspect} can make an exception
     */
    public AfterSalesRequest inspect(AfterSalesId id, List<AfterSalesCommand.Inspect.Line> lines, By by) {
        return apply(id, new AfterSalesCommand.Inspect(lines, null), by);
    }

    /**
     * Records that the money was paid back: what the request comes to, less what the inspection keeps, and of the shipping what the
     * policy says.
     *
     * @param id which request
     * @param method by which way
     * @param reference the payment's own number, or null
     * @param by who
     * @return the request after it; its settlement says how much
     * @throws RejectedException with {@link NothingAccepted} if the inspection accepted nothing
     */
    public AfterSalesRequest refund(AfterSalesId id, RefundMethod method, @Nullable String reference, By by) {
        return apply(id, new AfterSalesCommand.Refund(method, reference), by);
    }

    /**
     * Records that other goods were sent.
     *
     * @param id which request
     * @param reference the number of the order or parcel that carries them, or null
     * @param by who
     * @return the request after it
     * @throws RejectedException with {@link NothingAccepted} if the inspection accepted nothing
     */
    public AfterSalesRequest replace(AfterSalesId id, @Nullable String reference, By by) {
        return apply(id, new AfterSalesCommand.Replace(reference), by);
    }

    /**
     * Records that the goods were mended and sent back.
     *
     * @param id which request
     * @param reference the number of the parcel that carries them, or null
     * @param by who
     * @return the request after it
     * @throws RejectedException with {@link NothingAccepted} if the inspection accepted nothing
     */
    public AfterSalesRequest repair(AfterSalesId id, @Nullable String reference, By by) {
        return apply(id, new AfterSalesCommand.Repair(reference), by);
    }

    /**
     * Puts a settled request away.
     *
     * @param id which
     * @param by who
     * @return the request after it
     */
    public AfterSalesRequest close(AfterSalesId id, By by) {
        return apply(id, new AfterSalesCommand.Close(), by);
    }

    /**
     * Records that the customer no longer asks for it.
     *
     * @param id which request
     * @param reason why, or null
     * @param by who
     * @return the request after it
     */
    public AfterSalesRequest withdraw(AfterSalesId id, @Nullable String reason, By by) {
        FreeText why = reason == null ? null : FreeText.of("withdraw.reason", reason);
        return apply(id, new AfterSalesCommand.Withdraw(why), by);
    }

    /**
     * Takes any step.
     *
     * @param id which request
     * @param command what is asked
     * @param by who
     * @return the request after it
     */
    public AfterSalesRequest apply(AfterSalesId id, AfterSalesCommand command, By by) {
        Input.present("id", id);
        Input.present("command", command);
        String name = "after-sales." + command.step().name().toLowerCase(Locale.ROOT);
        return runner.run(
                name,
                by,
                List.of(id, command),
                AfterSalesRequest.class,
                context -> AfterSalesDesk.step(
                        context, id, (present, facts) -> AfterSalesRules.decide(present, command, facts), by));
    }

    /**
     * Reads a request.
     *
     * @param id which
     * @return the request, or empty
     */
    public Optional<AfterSalesRequest> find(AfterSalesId id) {
        Input.present("id", id);
        return runner.inTransaction(
                unit -> AfterSalesDesk.REQUESTS.find(unit, id.value().toString()));
    }

    /**
     * The requests of a customer, the last changed first.
     *
     * @param customer whose
     * @param request which part
     * @return the page
     */
    public Page<AfterSalesRequest> page(CustomerId customer, PageRequest request) {
        Input.present("customer", customer);
        return runner.inTransaction(unit -> AfterSalesLists.of(unit, customer, request));
    }

    /**
     * The requests about an order, the last made first.
     *
     * @param order the order's number
     * @param request which part
     * @return the page
     */
    public Page<AfterSalesRequest> page(PurchaseId order, PageRequest request) {
        Input.present("order", order);
        return runner.inTransaction(unit -> AfterSalesLists.of(unit, order, request));
    }

    /**
     * The requests in a state, the last that came to it first.
     *
     * @param state which state
     * @param request which part
     * @return the page
     */
    public Page<AfterSalesRequest> page(AfterSalesState state, PageRequest request) {
        Input.present("state", state);
        return runner.inTransaction(unit -> AfterSalesLists.at(unit, state, request));
    }

    /**
     * The whole history of a request.
     *
     * @param id which
     * @return its events, the first first, one per version; empty if it does not exist
     */
    public List<Event> history(AfterSalesId id) {
        return new Events(runner).history(AggregateRef.of(id));
    }

    /**
     * The whole history of a request in words: who did what, when, from which state to which.
     *
     * @param id which
     * @param words whether what people wrote is told; it may be personal
     * @return one line per event, the first first; empty if the request does not exist
     */
    public List<AfterSalesLine> describe(AfterSalesId id, HistoryLine.Words words) {
        return AfterSalesPhrases.lines(history(id), words);
    }
}
