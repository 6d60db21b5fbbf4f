package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.aftersales.AfterSalesKind;
import dev.aftercare.crm.model.aftersales.AfterSalesReason;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.ticket.TicketId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request as it reaches the shop. Begin with {@link #of}.
 *
 * @param purchase the order it is about
 * @param kind what is asked for
 * @param reason why
 * @param lines of which lines, each line once; pieces for all kinds but {@link AfterSalesKind#REFUND}, money for that one
 * @param ticket the ticket it belongs to, of the same customer; or null
 * @param note the customer's words, or null
 */
public record NewAfterSales(
        PurchaseId purchase,
        AfterSalesKind kind,
        AfterSalesReason reason,
        List<WantedLine> lines,
        @Nullable TicketId ticket,
        @Nullable FreeText note) {

    /** The most lines of one request. */
    public static final int MAX_LINES = 1_000;

    /** Checks and copies the parts. */
    public NewAfterSales {
        Input.present("newAfterSales.purchase", purchase);
        Input.present("newAfterSales.kind", kind);
        Input.present("newAfterSales.reason", reason);
        lines = List.copyOf(Input.atMost("newAfterSales.lines", lines, MAX_LINES));
        Set<Integer> numbers = new HashSet<>();
        if (lines.isEmpty() || !lines.stream().map(WantedLine::number).allMatch(numbers::add)) {
            throw new InvalidInputException("newAfterSales.lines", "is empty or has a line twice", "each line once");
        }
        if (!lines.stream().allMatch(line -> line.pieces() > 0 == kind.needsParcel())) {
            throw new InvalidInputException(
                    "newAfterSales.lines", "does not fit the kind", kind.needsParcel() ? "pieces" : "money");
        }
    }

    /**
     * A request without a ticket.
     *
     * @param kind what is asked for
     * @param purchase the order it is about
     * @param reason why
     * @param lines of which lines
     * @return the request
     */
    public static NewAfterSales of(
            AfterSalesKind kind, PurchaseId purchase, AfterSalesReason reason, WantedLine... lines) {
        return new NewAfterSales(purchase, kind, reason, List.of(lines), null, null);
    }

    /**
     * The same request as part of a ticket.
     *
     * @param value the ticket
     * @return the request
     */
    public NewAfterSales partOf(TicketId value) {
        return new NewAfterSales(purchase, kind, reason, lines, value, note);
    }

    /**
     * The same request with the customer's words.
     *
     * @param words what the customer said
     * @return the request
     */
    public NewAfterSales saying(String words) {
        return new NewAfterSales(purchase, kind, reason, lines, ticket, FreeText.of("newAfterSales.note", words));
    }
}
