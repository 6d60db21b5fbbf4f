package dev.aftercare.crm.loyalty.coupon;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.util.List;

/** The lines of an order that is being made: at least one, all of one currency. */
record Cart(List<PurchaseLine> lines) {

    Cart {
        lines = List.copyOf(Input.atMost("lines", lines, 10_000));
        if (lines.isEmpty()) {
            throw new InvalidInputException("lines", "is empty", "1 to 10000 lines");
        }
        sum(lines.stream().map(PurchaseLine::amount).toList());
    }

    /** Of one currency and at least one, as {@link Money#plus} sees to. */
    static Money sum(List<Money> parts) {
        return parts.stream().reduce(Money::plus).orElseThrow();
    }
}
