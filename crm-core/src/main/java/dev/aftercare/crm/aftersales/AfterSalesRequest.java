package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.aftersales.AfterSalesId;
import dev.aftercare.crm.model.aftersales.AfterSalesKind;
import dev.aftercare.crm.model.aftersales.AfterSalesReason;
import dev.aftercare.crm.model.aftersales.AfterSalesState;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.ticket.TicketId;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A return, exchange, refund or repair that a customer asked for 售后.
 *
 * @param id names the request
 * @param version the number of changes so far, the request itself included; at least 1
 * @param purchase the order it is about
 * @param customer whose
 * @param kind what is asked for
 * @param reason why
 * @param ticket the ticket it belongs to, or null
 * @param state how far it has come
 * @param lines of which lines of the order
 * @param note the customer's words, or null
 * @param requestedAt when it was made
 * @param requestedBy who made it
 * @param assessment what the shop's policy of that time says of it
 * @param settlement what was paid back, or null
 */
public record AfterSalesRequest(
        AfterSalesId id,
        long version,
        PurchaseId purchase,
        CustomerId customer,
        AfterSalesKind kind,
        AfterSalesReason reason,
        @Nullable TicketId ticket,
        AfterSalesState state,
        List<RequestLine> lines,
        @Nullable FreeText note,
        Instant requestedAt,
        Actor requestedBy,
        Assessment assessment,
        @Nullable Settlement settlement) {

    /** Checks and copies the parts. */
    public AfterSalesRequest {
        Input.present("afterSales.id", id);
        Input.within("afterSales.version", version, 1, Long.MAX_VALUE);
        Input.present("afterSales.purchase", purchase);
        Input.present("afterSales.customer", customer);
        Input.present("afterSales.kind", kind);
        Input.present("afterSales.reason", reason);
        Input.present("afterSales.state", state);
        lines = List.copyOf(Input.atMost("afterSales.lines", lines, NewAfterSales.MAX_LINES));
        if (lines.isEmpty()) {
            throw new InvalidInputException("afterSales.lines", "is empty", "at least one line");
        }
        requestedAt = Input.instant("afterSales.requestedAt", requestedAt);
        Input.present("afterSales.requestedBy", requestedBy);
        Input.present("afterSales.assessment", assessment);
    }

    static AfterSalesRequest of(
            AfterSalesId id,
            NewAfterSales wanted,
            CustomerId customer,
            List<RequestLine> lines,
            Assessment assessment,
            AfterSalesFacts facts) {
        return new AfterSalesRequest(
                id,
                1,
                wanted.purchase(),
                customer,
                wanted.kind(),
                wanted.reason(),
                wanted.ticket(),
                AfterSalesState.REQUESTED,
                lines,
                wanted.note(),
                facts.now(),
                facts.actor(),
                assessment,
                null);
    }

    /**
     * How many pieces the request still holds.
     *
     * @return over all lines
     */
    public long pieces() {
        return lines.stream().mapToLong(RequestLine::held).sum();
    }

    /**
     * What the pieces that the request still holds come to, or how much money it asks for.
     *
     * @return over all lines, before deductions
     */
    public Money value() {
        return sum(RequestLine::value);
    }

    /**
     * What is to be paid back for the lines; what that brings of the shipping is known only when it is.
     *
     * @return over all lines, less what the shop keeps
     */
    public Money toRefund() {
        return sum(RequestLine::toRefund);
    }

    /**
     * Whether the shop waits for goods.
     *
     * @return true from the approval until they are back, if the kind needs them back
     */
    public boolean awaitsParcel() {
        return kind.needsParcel() && (state == AfterSalesState.APPROVED || state == AfterSalesState.IN_TRANSIT);
    }

    AfterSalesRequest moved(AfterSalesState to) {
        return changed(to, lines, settlement);
    }

    AfterSalesRequest inspected(AfterSalesState to, List<RequestLine> found) {
        return changed(to, found, settlement);
    }

    AfterSalesRequest settled(AfterSalesState to, List<RequestLine> paid, Settlement value) {
        return changed(to, paid, value);
    }

    private AfterSalesRequest changed(AfterSalesState to, List<RequestLine> next, @Nullable Settlement paid) {
        return new AfterSalesRequest(
                id,
                version + 1,
                purchase,
                customer,
                kind,
                reason,
                ticket,
                to,
                next,
                note,
                requestedAt,
                requestedBy,
                assessment,
                paid);
    }

    private Money sum(Function<RequestLine, Money> part) {
        Money sum = Money.zero(lines.get(0).amount().currency());
        for (RequestLine line : lines) {
            sum = sum.plus(part.apply(line));
        }
        return sum;
    }
}
