package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.loyalty.condition.Bill;
import dev.aftercare.crm.loyalty.condition.EarningOccasion;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What of each line of an order counts as its amount, exactly. */
final class OrderAmounts {

    private final Purchase order;
    private final @Nullable Bill bill;
    private final Map<String, BigDecimal> ofArticle = new HashMap<>();

    OrderAmounts(Purchase order, EarningOccasion occasion) {
        this.order = order;
        this.bill = occasion.facts().bill();
        order.lines().forEach(line -> ofArticle.merge(line.sku(), line.amount().amount(), BigDecimal::add));
    }

    List<Ratio> on(Basis basis) {
        if ((basis.net() || basis.withoutShipping()) && bill == null) {
            throw new InvalidInputException("facts.bill", "is not known", "the bill, for rules on net amounts");
        }
        Bill known = bill == null ? Bill.NONE : bill;
        Ratio left = left(basis, known);
        return order.lines().stream()
                .map(line -> amount(line, basis, known).times(left))
                .toList();
    }

    private Ratio amount(PurchaseLine line, Basis basis, Bill known) {
        if (basis.withoutShipping() && known.shipping().contains(line.sku())) {
            return Ratio.ZERO;
        }
        Ratio amount = Ratio.of(line.amount().amount());
        Money tax = basis.net() ? known.taxes().get(line.sku()) : null;
        if (tax == null || amount.isZero()) {
            return amount;
        }
        Ratio all = Ratio.of(ofArticle.getOrDefault(line.sku(), BigDecimal.ONE));
        return amount.minus(number("facts.bill.taxes", tax).times(amount).by(all))
                .orZero();
    }

    /** The share of the total that was not paid otherwise. */
    private Ratio left(Basis basis, Bill known) {
        Ratio total = Ratio.of(order.total().amount());
        Ratio paid = Ratio.ZERO;
        if (!basis.withPoints() && known.paidWithPoints() != null) {
            paid = paid.plus(number("facts.bill.paidWithPoints", known.paidWithPoints()));
        }
        if (!basis.withGiftCards() && known.paidWithGiftCard() != null) {
            paid = paid.plus(number("facts.bill.paidWithGiftCard", known.paidWithGiftCard()));
        }
        return total.isZero() ? Ratio.ONE : total.minus(paid).orZero().by(total);
    }

    private Ratio number(String field, Money money) {
        if (!money.currency().equals(order.total().currency())) {
            throw new InvalidInputException(
                    field, "is of another currency", order.total().currency().getCurrencyCode());
        }
        return Ratio.of(money.amount());
    }
}
