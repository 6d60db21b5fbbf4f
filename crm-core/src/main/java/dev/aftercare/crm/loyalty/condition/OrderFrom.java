package dev.aftercare.crm.loyalty.condition;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseLine;

/**
 * The order comes to an amount. An order of another currency does not.
 *
 * @param minimum the amount, itself included; not negative
 * @param of what is added up
 */
public record OrderFrom(Money minimum, Sum of) implements Condition {

    /** What is added up. */
    public enum Sum {
        /** All lines. */
        ORDER,
        /** All lines, less what was paid with points as far as the bill tells. */
        ORDER_AFTER_POINTS,
        /** All lines that are no shipping; the bill must be known. */
        GOODS
    }

    /** Checks the parts. */
    public OrderFrom {
        if (Input.present("orderFrom.minimum", minimum).isNegative()) {
            throw new InvalidInputException("orderFrom.minimum", "is negative", "zero or more");
        }
        // Conditions of the time before there was a choice do not tell.
        of = of == null ? Sum.ORDER : of;
    }

    /**
     * An order whose lines come to an amount.
     *
     * @param minimum the amount
     */
    public OrderFrom(Money minimum) {
        this(minimum, Sum.ORDER);
    }

    @Override
    public Verdict judge(EarningOccasion occasion) {
        Purchase order = occasion.order();
        if (order == null || !order.total().currency().equals(minimum.currency())) {
            return Verdict.NOT_MET;
        }
        Bill bill = occasion.facts().bill();
        return bill == null && of == Sum.GOODS
                ? Verdict.UNKNOWN
                : Verdict.of(sum(order, bill == null ? Bill.NONE : bill).compareTo(minimum) >= 0);
    }

    private Money sum(Purchase order, Bill bill) {
        Money points = bill.paidWithPoints();
        return switch (of) {
            case ORDER -> order.total();
            case ORDER_AFTER_POINTS ->
                points == null ? order.total() : order.total().minus(points);
            case GOODS ->
                order.lines().stream()
                        .filter(line -> !bill.shipping().contains(line.sku()))
                        .map(PurchaseLine::amount)
                        .reduce(Money.zero(minimum.currency()), Money::plus);
        };
    }

    @Override
    public String words() {
        return "order of at least " + minimum + (of == Sum.ORDER ? "" : " by " + of);
    }
}
