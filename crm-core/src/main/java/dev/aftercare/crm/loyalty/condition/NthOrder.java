package dev.aftercare.crm.loyalty.condition;

import dev.aftercare.crm.model.Input;

/**
 * It is the customer's n-th order. Orders are counted by their instants, over all currencies, returns left out.
 *
 * @param n which, from 1: the first
 * @param repeats whether each further n-th counts, too: the 5th, 10th, 15th …
 */
public record NthOrder(long n, boolean repeats) implements Condition {

    /** Checks the parts. */
    public NthOrder {
        Input.within("nthOrder.n", n, 1, 1_000_000);
    }

    /**
     * The first order.
     *
     * @return the condition
     */
    public static NthOrder first() {
        return new NthOrder(1, false);
    }

    @Override
    public Verdict judge(EarningOccasion occasion) {
        Long number = occasion.facts().orderNumber();
        if (occasion.order() == null) {
            return Verdict.NOT_MET;
        }
        if (number == null) {
            return Verdict.UNKNOWN;
        }
        return Verdict.of(repeats ? number % n == 0 : number == n);
    }

    @Override
    public String words() {
        return (repeats ? "each order of number " : "order number ") + n;
    }
}
