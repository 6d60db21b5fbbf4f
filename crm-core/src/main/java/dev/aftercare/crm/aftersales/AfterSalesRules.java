package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.aftersales.AfterSalesEvent.AfterSalesApproved;
import dev.aftercare.crm.model.aftersales.AfterSalesEvent.AfterSalesRequested;
import dev.aftercare.crm.model.aftersales.AfterSalesId;
import dev.aftercare.crm.model.aftersales.AfterSalesState;
import dev.aftercare.crm.model.purchase.Purchase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of after-sales requests. Pure: the same arguments give the same decision, and nothing else is read or written.
 *
 * <p>What always holds for an accepted decision:
 *
 * <ul>
 *   <li>The request's version grows by one for each event, and the states of the events connect.
 *   <li>What is claimed, returned, asked for, kept and paid back of a line never passes what was bought and paid.
 *   <li>Each claim gets its share of what is left of its line, the last one all of it: so when every piece came back, exactly what
 *       was paid is paid back or kept, in whatever parts it came.
 * </ul>
 */
public final class AfterSalesRules {

    private static final Actor ELIGIBLE = Actor.rule("eligible");

    private AfterSalesRules() {}

    /**
     * Takes a request in, and agrees to it at once if the policy says so.
     *
     * @param id names it
     * @param wanted what is asked for
     * @param purchase the order
     * @param order what became of the order so far
     * @param facts when, by whom, and the policy in force
     * @return the request, which holds what it claims; or the rejection: {@link NotAnOrder}, {@link MoreThanBought},
     *     {@link MoreThanPaid}
     * @throws InvalidInputException if it names a line that the order does not have, or another currency
     */
    public static Decision<AfterSalesCase> request(
            AfterSalesId id, NewAfterSales wanted, Purchase purchase, OrderAccount order, AfterSalesFacts facts) {
        OrderAccount claimed = order;
        List<RequestLine> lines = new ArrayList<>();
        for (WantedLine line : wanted.lines()) {
            LineAccount account = order.line(line.number());
            Rejection tooMuch = tooMuch(account, line);
            if (tooMuch != null) {
                return Decision.reject(tooMuch);
            }
            RequestLine claim = claim(account, line, purchase, facts.policy());
            lines.add(claim);
            claimed = claimed.with(
                    line.number(),
                    before -> before.reconsider(claim.reclaimed()).claim(claim.pieces(), claim.amount()));
        }
        Assessment assessment = EligibilityRules.assess(wanted, purchase, order.deliveredAt(), facts);
        AfterSalesRequest request = AfterSalesRequest.of(id, wanted, purchase.customer(), lines, assessment, facts);
        AfterSalesRequested event = new AfterSalesRequested(
                request.state(),
                request.purchase(),
                request.kind(),
                request.reason(),
                request.ticket(),
                request.pieces(),
                request.value(),
                assessment.objections().size());
        AfterSalesChange change = AfterSalesChange.requested(new AfterSalesCase(request, claimed), event, facts);
        if (assessment.isEligible() && facts.policy().approval() == ApprovalMode.WHEN_ELIGIBLE) {
            AfterSalesState to = AfterSalesState.APPROVED;
            change.did(ELIGIBLE, request.moved(to), new AfterSalesApproved(request.state(), to, null));
        }
        return change.decision();
    }

    /**
     * Decides a command.
     *
     * @param present the request and its order
     * @param command what is asked
     * @param facts when, by whom, and the policy of the request's time
     * @return both after it and what happened; or the rejection: {@link IllegalAfterSalesStep} if the request cannot take the step where
     *     it stands, {@link NotTheCustomersStep} if a customer asked for a step of the shop, {@link NotEligible} if the policy stands
     *     against it and no exception is made, {@link InspectionDoesNotFit}, {@link NothingAccepted}
     */
    public static Decision<AfterSalesCase> decide(
            AfterSalesCase present, AfterSalesCommand command, AfterSalesFacts facts) {
        AfterSalesRequest request = present.request();
        AfterSalesStep step = command.step();
        if (facts.actor().kind() == Actor.Kind.CUSTOMER && !step.isTheCustomers()) {
            return Decision.reject(new NotTheCustomersStep(step));
        }
        if (step.from(request.kind(), request.state()).isEmpty()) {
            return Decision.reject(IllegalAfterSalesStep.of(step, request));
        }
        return command.match(new AfterSalesEffects(AfterSalesChange.of(present, facts)));
    }

    /**
     * The goods were not sent in time: the request is withdrawn.
     *
     * @param present the request and its order
     * @param facts when, and by which rule
     * @return both after it; the same if it does not wait for goods to be sent
     */
    public static Decision<AfterSalesCase> parcelOverdue(AfterSalesCase present, AfterSalesFacts facts) {
        return AfterSalesTimers.awaitsSending(present.request())
                ? decide(present, new AfterSalesCommand.Withdraw(null), facts)
                : AfterSalesChange.of(present, facts).decision();
    }

    /**
     * A settled request is put away.
     *
     * @param present the request and its order
     * @param facts when, and by which rule
     * @return both after it; the same if it is not settled or put away already
     */
    public static Decision<AfterSalesCase> putAway(AfterSalesCase present, AfterSalesFacts facts) {
        return AfterSalesTimers.isSettled(present.request())
                ? decide(present, new AfterSalesCommand.Close(), facts)
                : AfterSalesChange.of(present, facts).decision();
    }

    private static @Nullable Rejection tooMuch(LineAccount account, WantedLine line) {
        if (line.pieces() > account.claimable()) {
            return MoreThanBought.of(account, line.pieces());
        }
        Money amount = line.amount();
        if (amount == null) {
            return null;
        }
        if (!amount.currency().equals(account.paid().currency())) {
            throw new InvalidInputException(
                    "wanted.amount",
                    "is in " + amount.currency().getCurrencyCode(),
                    "the order's currency, " + account.paid().currency().getCurrencyCode());
        }
        // What was kept at an earlier return can be asked for; what other requests ask for cannot.
        Money allowed = account.left().plus(account.withheld());
        return amount.compareTo(allowed) > 0 ? new MoreThanPaid(line.number(), amount, allowed) : null;
    }

    private static RequestLine claim(LineAccount account, WantedLine line, Purchase purchase, AfterSalesPolicy policy) {
        Money amount = line.amount() != null ? line.amount() : account.share(line.pieces(), policy.rounding());
        Money beyond = amount.minus(account.left());
        Money zero = Money.zero(amount.currency());
        String sku = line.number() == LineAccount.SHIPPING
                ? null
                : purchase.lines().get(line.number() - 1).sku();
        return new RequestLine(
                line.number(), sku, line.pieces(), amount, beyond.isNegative() ? zero : beyond, line.condition(), null);
    }
}
