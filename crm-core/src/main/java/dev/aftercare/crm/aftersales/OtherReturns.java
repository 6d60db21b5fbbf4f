package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.aftersales.OrderFactEvent.ReturnNoted;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseKind;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Returns that the shop records by itself, past the requests: what came back with them is not claimed, nor paid back, once more. They are
 * facts and are not refused; what an open request holds already stays with it.
 */
public final class OtherReturns {

    private OtherReturns() {}

    /**
     * Notes a return in the account of its order. One whose order is not known yet counts as soon as it is.
     *
     * @param context the command that records it
     * @param giveBack the return
     * @param by who records it
     */
    public static void note(CommandContext context, Purchase giveBack, By by) {
        PurchaseId original = giveBack.original();
        if (original == null) {
            return;
        }
        Optional<Purchase> sold = context.unit().purchases().find(original);
        if (sold.isEmpty()) {
            EarlyReturns.await(context, giveBack, original);
        } else if (sold.get().kind() == PurchaseKind.SALE) {
            Stored<OrderAccount> before = AfterSalesDesk.account(context.unit(), sold.get());
            OrderAccount after = settled(before.value(), sold.get(), giveBack);
            if (!after.equals(before.value())) {
                ReturnNoted event = told(before.value(), after, giveBack.id());
                AfterSalesDesk.fact(context, before, after.noted(), event, by.actor());
            }
        }
    }

    /** What a return made of an account. */
    static ReturnNoted told(OrderAccount before, OrderAccount after, PurchaseId giveBack) {
        return new ReturnNoted(
                before.purchase(),
                giveBack,
                after.returned() - before.returned(),
                after.refunded().minus(before.refunded()));
    }

    /** An article that stands in several lines comes back to them in their order, and its money with its pieces. */
    static OrderAccount settled(OrderAccount account, Purchase order, Purchase giveBack) {
        OrderAccount next = account;
        for (PurchaseLine back : giveBack.lines()) {
            long pieces = back.quantity();
            Money amount = back.amount();
            for (int number = 1; number <= order.lines().size() && pieces > 0; number++) {
                PurchaseLine bought = order.lines().get(number - 1);
                LineAccount line = next.line(number);
                long some = Math.min(pieces, line.claimable());
                if (some > 0 && isSame(bought, back)) {
                    Money share = LineAccount.part(amount, some, pieces, RoundingMode.DOWN);
                    Money fits = share.compareTo(line.left()) > 0 ? line.left() : share;
                    next = next.with(
                            number, it -> it.claim(some, fits).settle(some, fits, Money.zero(fits.currency())));
                    pieces -= some;
                    amount = amount.minus(share);
                }
            }
        }
        return next;
    }

    private static boolean isSame(PurchaseLine bought, PurchaseLine back) {
        return bought.sku().equals(back.sku())
                && bought.amount().currency().equals(back.amount().currency());
    }
}
