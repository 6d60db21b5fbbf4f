package dev.aftercare.crm.model.purchase;

import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order or a return: a fact that never changes. Amounts are positive in both; {@link #kind} says which way.
 *
 * @param id the shop's own number; orders and returns share one set of numbers
 * @param kind whether goods went out or came back
 * @param original on a return, the order it belongs to if known; null on a sale
 * @param customer who bought
 * @param at when, in whole microseconds
 * @param channel by which way, or null if unknown
 * @param lines 1 to 10,000 lines of one currency
 */
public record Purchase(
        PurchaseId id,
        PurchaseKind kind,
        @Nullable PurchaseId original,
        CustomerId customer,
        Instant at,
        @Nullable Channel channel,
        List<PurchaseLine> lines) {

    /** Checks and copies the parts. */
    public Purchase {
        Input.present("purchase.id", id);
        Input.present("purchase.kind", kind);
        if (kind == PurchaseKind.SALE && original != null) {
            throw new InvalidInputException("purchase.original", "is given on a sale", "null");
        }
        Input.present("purchase.customer", customer);
        at = Input.instant("purchase.at", at);
        lines = List.copyOf(Input.atMost("purchase.lines", lines, 10_000));
        if (lines.isEmpty()) {
            throw new InvalidInputException("purchase.lines", "is empty", "1 to 10000 lines");
        }
        total(lines);
    }

    /**
     * An order.
     *
     * @param id the order number
     * @param customer who bought
     * @param at when
     * @param lines what
     * @return the fact
     */
    public static Purchase sale(String id, CustomerId customer, Instant at, List<PurchaseLine> lines) {
        return new Purchase(new PurchaseId(id), PurchaseKind.SALE, null, customer, at, null, lines);
    }

    /**
     * A return or cancellation.
     *
     * @param id the number of the return itself
     * @param original the order it belongs to, or null if unknown
     * @param customer who gave back
     * @param at when
     * @param lines what, with the amounts given back
     * @return the fact
     */
    public static Purchase giveBack(
            String id, @Nullable PurchaseId original, CustomerId customer, Instant at, List<PurchaseLine> lines) {
        return new Purchase(new PurchaseId(id), PurchaseKind.RETURN, original, customer, at, null, lines);
    }

    /**
     * The sum of the lines.
     *
     * @return not negative; also on a return
     */
    public Money total() {
        return total(lines);
    }

    private static Money total(List<PurchaseLine> lines) {
        Money sum = Money.zero(lines.get(0).amount().currency());
        for (PurchaseLine line : lines) {
            sum = sum.plus(line.amount());
        }
        return sum;
    }
}
