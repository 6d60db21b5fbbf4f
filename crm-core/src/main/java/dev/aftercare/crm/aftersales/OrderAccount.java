package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What became of an order after the sale: what of each line is claimed, returned and paid back. All requests about one order change
 * this one record, so that two at once cannot both take the last piece.
 *
 * @param purchase the order
 * @param customer whose
 * @param deliveredAt when it reached the customer, or null if that was not recorded
 * @param charges what it cost besides its lines, or null if nothing was recorded
 * @param facts how often delivery, charges and returns past the requests were recorded
 * @param lines the lines by number, the shipping first if there was any; empty as long as only returns of the order are known
 * @param early returns that were recorded before the order; empty once anything else became known of it
 */
public record OrderAccount(
        PurchaseId purchase,
        CustomerId customer,
        @Nullable Instant deliveredAt,
        @Nullable Charges charges,
        long facts,
        List<LineAccount> lines,
        List<PurchaseId> early) {

    /** Checks and copies the parts. */
    public OrderAccount {
        Input.present("order.purchase", purchase);
        Input.present("order.customer", customer);
        deliveredAt = Input.instantOrNull("order.deliveredAt", deliveredAt);
        Input.within("order.facts", facts, 0, Long.MAX_VALUE);
        lines = List.copyOf(Input.atMost("order.lines", lines, 10_001));
        early = List.copyOf(Input.atMost("order.early", early, 10_000));
        if (lines.isEmpty() && early.isEmpty()) {
            throw new InvalidInputException("order.lines", "is empty", "the lines of the order");
        }
        Set<Integer> numbers = new HashSet<>();
        if (!lines.stream().map(LineAccount::number).allMatch(numbers::add)) {
            throw new InvalidInputException("order.lines", "has a number twice", "each number once");
        }
    }

    /**
     * The account of an order about which nothing is known but the order itself.
     *
     * @param order the order
     * @return the account: everything is paid, nothing is claimed
     */
    public static OrderAccount of(Purchase order) {
        return new OrderAccount(order.id(), order.customer(), null, null, 0, lines(order, null), List.of());
    }

    /** Of an order that is not there yet, though returns of it are. */
    static OrderAccount awaiting(PurchaseId order, CustomerId customer, List<PurchaseId> early) {
        return new OrderAccount(order, customer, null, null, 0, List.of(), early);
    }

    /**
     * The account of one line.
     *
     * @param number the line's number, from 1; {@link LineAccount#SHIPPING} for the shipping
     * @return the account
     * @throws InvalidInputException if the order has no such line
     */
    public LineAccount line(int number) {
        return lines.stream()
                .filter(line -> line.number() == number)
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "line.number",
                        "is not a line of the order",
                        lines.get(0).number() + " to "
                                + lines.get(lines.size() - 1).number()));
    }

    /**
     * What was paid for the order.
     *
     * @return its lines after discounts, and its shipping
     */
    public Money paid() {
        return sum(LineAccount::paid);
    }

    /**
     * What was paid back.
     *
     * @return over all requests
     */
    public Money refunded() {
        return sum(LineAccount::refunded);
    }

    /**
     * Whether every piece came back for good.
     *
     * @return true if nothing of the order is left with the customer
     */
    public boolean isWhollyReturned() {
        return goods().stream().allMatch(LineAccount::isWhollyReturned);
    }

    OrderAccount delivered(Instant at) {
        return new OrderAccount(purchase, customer, at, charges, facts + 1, lines, early);
    }

    boolean isUntouched() {
        return lines.stream().allMatch(LineAccount::isUntouched);
    }

    OrderAccount charged(Purchase order, Charges value) {
        return new OrderAccount(purchase, customer, deliveredAt, value, facts + 1, lines(order, value), early);
    }

    OrderAccount noted() {
        return new OrderAccount(purchase, customer, deliveredAt, charges, facts + 1, lines, early);
    }

    /** How many pieces came back, for good or elsewhere while open requests hold them. */
    long cameBack() {
        return lines.stream().mapToLong(LineAccount::cameBack).sum();
    }

    OrderAccount with(int number, UnaryOperator<LineAccount> change) {
        List<LineAccount> next = lines.stream()
                .map(line -> line.number() == number ? change.apply(line) : line)
                .toList();
        return new OrderAccount(purchase, customer, deliveredAt, charges, facts, next, early);
    }

    OrderAccount with(List<PurchaseId> waited) {
        return new OrderAccount(purchase, customer, deliveredAt, charges, facts, lines, waited);
    }

    List<LineAccount> goods() {
        return lines.stream()
                .filter(line -> line.number() != LineAccount.SHIPPING)
                .toList();
    }

    private Money sum(Function<LineAccount, Money> part) {
        Money sum = Money.zero(lines.get(0).paid().currency());
        for (LineAccount line : lines) {
            sum = sum.plus(part.apply(line));
        }
        return sum;
    }

    /** Each line bears its share of what is left of the discount; so the shares add up, and none is more than its line. */
    private static List<LineAccount> lines(Purchase order, @Nullable Charges charges) {
        List<LineAccount> lines = new ArrayList<>();
        Money total = order.total();
        Money discount = charges == null ? Money.zero(total.currency()) : charges.discount();
        if (discount.compareTo(total) > 0) {
            throw new InvalidInputException("charges.discount", "is more than the order", "at most " + total);
        }
        if (charges != null && charges.shipping().amount().signum() > 0) {
            lines.add(LineAccount.of(LineAccount.SHIPPING, 1, charges.shipping()));
        }
        RoundingMode rounding = charges == null ? RoundingMode.DOWN : charges.rounding();
        int number = 0;
        for (PurchaseLine line : order.lines()) {
            number++;
            Money share = share(discount, line.amount(), total, rounding);
            discount = discount.minus(share);
            total = total.minus(line.amount());
            lines.add(LineAccount.of(number, line.quantity(), line.amount().minus(share)));
        }
        return lines;
    }

    private static Money share(Money of, Money weight, Money all, RoundingMode rounding) {
        if (all.amount().signum() == 0) {
            return of;
        }
        BigDecimal exact = of.amount().multiply(weight.amount());
        return new Money(exact.divide(all.amount(), of.amount().scale(), rounding), of.currency());
    }
}
