package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.aftersales.AfterSalesEvent.AfterSalesApproved;
import dev.aftercare.crm.model.aftersales.AfterSalesEvent.AfterSalesClosed;
import dev.aftercare.crm.model.aftersales.AfterSalesEvent.AfterSalesRefunded;
import dev.aftercare.crm.model.aftersales.AfterSalesEvent.AfterSalesRejected;
import dev.aftercare.crm.model.aftersales.AfterSalesEvent.AfterSalesWithdrawn;
import dev.aftercare.crm.model.aftersales.AfterSalesEvent.GoodsRepaired;
import dev.aftercare.crm.model.aftersales.AfterSalesEvent.GoodsReplaced;
import dev.aftercare.crm.model.aftersales.AfterSalesEvent.ParcelReceived;
import dev.aftercare.crm.model.aftersales.AfterSalesEvent.ParcelSent;
import dev.aftercare.crm.model.aftersales.AfterSalesState;
import dev.aftercare.crm.model.purchase.PurchaseId;
import java.util.ArrayList;
import java.util.List;

/** What each step does, once it is known to be legal. */
final class AfterSalesEffects implements AfterSalesCases<Decision<AfterSalesCase>> {

    private final AfterSalesChange change;
    private final AfterSalesRequest request;
    private final AfterSalesState from;

    AfterSalesEffects(AfterSalesChange change) {
        this.change = change;
        this.request = change.request();
        this.from = request.state();
    }

    @Override
    public Decision<AfterSalesCase> approve(AfterSalesCommand.Approve command) {
        Assessment assessment = request.assessment();
        if (!assessment.isEligible() && command.exception() == null) {
            return Decision.reject(new NotEligible(command.step(), assessment.objections()));
        }
        AfterSalesState to = target(command);
        return change.did(request.moved(to), new AfterSalesApproved(from, to, command.exception()))
                .decision();
    }

    @Override
    public Decision<AfterSalesCase> reject(AfterSalesCommand.Reject command) {
        AfterSalesState to = target(command);
        return released()
                .did(request.moved(to), new AfterSalesRejected(from, to, command.reason()))
                .decision();
    }

    @Override
    public Decision<AfterSalesCase> send(AfterSalesCommand.Send command) {
        AfterSalesState to = target(command);
        return change.did(request.moved(to), new ParcelSent(from, to, command.carrier(), command.tracking()))
                .decision();
    }

    @Override
    public Decision<AfterSalesCase> receive(AfterSalesCommand.Receive command) {
        AfterSalesState to = target(command);
        return change.did(request.moved(to), new ParcelReceived(from, to)).decision();
    }

    @Override
    public Decision<AfterSalesCase> inspect(AfterSalesCommand.Inspect command) {
        return new Inspection(change, command, target(command)).decision();
    }

    @Override
    public Decision<AfterSalesCase> refund(AfterSalesCommand.Refund command) {
        if (nothingAccepted()) {
            return Decision.reject(new NothingAccepted(command.step()));
        }
        OrderAccount order = change.order();
        List<RequestLine> lines = new ArrayList<>();
        for (RequestLine claimed : request.lines()) {
            RequestLine line = withTheRest(claimed, order.line(claimed.number()));
            Money rest = line.value().minus(claimed.value());
            Money kept = line.value().minus(line.toRefund());
            lines.add(line);
            order = order.with(
                    line.number(), account -> account.claim(0, rest).settle(line.held(), line.toRefund(), kept));
        }
        AfterSalesRequest settled = request.inspected(from, lines);
        Money shipping = ShippingShare.due(order, request, change.facts().policy());
        if (shipping.amount().signum() > 0) {
            order = order.with(
                    LineAccount.SHIPPING,
                    account -> account.claim(0, shipping).settle(0, shipping, Money.zero(shipping.currency())));
        }
        Money asked = ShippingShare.asked(request);
        Money goods = settled.toRefund().minus(asked);
        PurchaseId recorded =
                lines.stream().anyMatch(ReturnFacts::isRecorded) ? ReturnFacts.number(request.id()) : null;
        AfterSalesState to = target(command);
        Settlement paid = new Settlement(
                goods,
                shipping.plus(asked),
                command.method(),
                command.reference(),
                recorded,
                change.facts().now());
        return change.account(order)
                .did(
                        request.settled(to, lines, paid),
                        new AfterSalesRefunded(
                                from,
                                to,
                                paid.goods(),
                                paid.shipping(),
                                paid.method(),
                                paid.reference(),
                                paid.recorded()))
                .decision();
    }

    @Override
    public Decision<AfterSalesCase> replace(AfterSalesCommand.Replace command) {
        if (nothingAccepted()) {
            return Decision.reject(new NothingAccepted(command.step()));
        }
        AfterSalesState to = target(command);
        return released()
                .did(request.moved(to), new GoodsReplaced(from, to, command.reference()))
                .decision();
    }

    @Override
    public Decision<AfterSalesCase> repair(AfterSalesCommand.Repair command) {
        if (nothingAccepted()) {
            return Decision.reject(new NothingAccepted(command.step()));
        }
        AfterSalesState to = target(command);
        return released()
                .did(request.moved(to), new GoodsRepaired(from, to, command.reference()))
                .decision();
    }

    @Override
    public Decision<AfterSalesCase> close(AfterSalesCommand.Close command) {
        AfterSalesState to = target(command);
        return change.did(request.moved(to), new AfterSalesClosed(from, to)).decision();
    }

    @Override
    public Decision<AfterSalesCase> withdraw(AfterSalesCommand.Withdraw command) {
        AfterSalesState to = target(command);
        return released()
                .did(request.moved(to), new AfterSalesWithdrawn(from, to, command.reason()))
                .decision();
    }

    /** Who brings the last piece of a line gets what claims that came to nothing left of its money. */
    private static RequestLine withTheRest(RequestLine line, LineAccount account) {
        Finding finding = line.finding();
        if (finding == null || finding.accepted() == 0) {
            return line;
        }
        boolean last = account.claimable() == 0
                && account.claimed() == finding.accepted()
                && account.reserved().equals(finding.value());
        return last ? line.found(finding.plus(account.left())) : line;
    }

    /** Nothing came of the claim, or nothing in money: others can claim it. */
    private AfterSalesChange released() {
        OrderAccount order = change.order();
        for (RequestLine line : request.lines()) {
            order = order.with(line.number(), account -> account.release(line.held(), line.value(), line.reclaimed()));
        }
        return change.account(order);
    }

    private boolean nothingAccepted() {
        return request.kind().needsParcel() && request.pieces() == 0;
    }

    private AfterSalesState target(AfterSalesCommand command) {
        return command.step().from(request.kind(), from).orElseThrow();
    }
}
