package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.model.Money;
import java.math.BigDecimal;

/** What a return brings of the shipping that was paid on top of the order. */
final class ShippingShare {

    private ShippingShare() {}

    /** What was asked for by name. */
    static Money asked(AfterSalesRequest request) {
        return request.lines().stream()
                .filter(line -> line.number() == LineAccount.SHIPPING)
                .map(RequestLine::toRefund)
                .findFirst()
                .orElseGet(() -> zero(request));
    }

    /** What follows from goods that came back, by the shop's policy: what all returns call for, less what was paid back before. */
    static Money due(OrderAccount order, AfterSalesRequest request, AfterSalesPolicy policy) {
        return order.lines().stream()
                .filter(line -> line.number() == LineAccount.SHIPPING
                        && request.kind().needsParcel()
                        && policy.shipping() != ShippingRefund.NEVER)
                .map(line -> called(order, line, policy).minus(line.refunded()))
                .map(more -> more.isNegative() ? zero(request) : more)
                .map(more -> least(more, order.line(LineAccount.SHIPPING).left()))
                .findFirst()
                .orElseGet(() -> zero(request));
    }

    private static Money called(OrderAccount order, LineAccount shipping, AfterSalesPolicy policy) {
        if (order.isWhollyReturned()) {
            return shipping.paid();
        }
        if (policy.shipping() == ShippingRefund.WITH_THE_LAST_PIECE) {
            return Money.zero(shipping.paid().currency());
        }
        BigDecimal all = BigDecimal.ZERO;
        BigDecimal back = BigDecimal.ZERO;
        for (LineAccount line : order.goods()) {
            all = all.add(line.paid().amount());
            // Cut to whole units of the currency per line, so that an order of many lines needs no long fractions.
            back = back.add(LineAccount.part(line.paid(), line.returned(), line.bought(), policy.rounding())
                    .amount());
        }
        if (all.signum() == 0) {
            return Money.zero(shipping.paid().currency());
        }
        BigDecimal exact = shipping.paid().amount().multiply(back);
        int scale = shipping.paid().amount().scale();
        return new Money(
                exact.divide(all, scale, policy.rounding()), shipping.paid().currency());
    }

    private static Money least(Money one, Money other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Money zero(AfterSalesRequest request) {
        return Money.zero(request.value().currency());
    }
}
