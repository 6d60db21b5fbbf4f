package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.model.aftersales.OrderFactEvent.ReturnNoted;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseKind;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Returns that the shop records by itself, past the requests: what came back with them is not claimed, nor paid back, once more. They are
 * facts and are not refused; what an open request holds already stays with it, and counts as come back once the request lets go of it.
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

    /** What a return made of an account, with what open requests still hold. */
    static ReturnNoted told(OrderAccount before, OrderAccount after, PurchaseId giveBack) {
        return new ReturnNoted(
                before.purchase(),
                giveBack,
                after.cameBack() - before.cameBack(),
                after.refunded().minus(before.refunded()));
    }

    /**
     * An article that stands in several lines comes back to them in their order, and its money with its pieces: first what nobody
     * claims, then what open requests hold.
     */
    static OrderAccount settled(OrderAccount account, Purchase order, Purchase giveBack) {
        OrderAccount next = account;
        for (PurchaseLine back : giveBack.lines()) {
            @Nullable Elsewhere rest = new Elsewhere(back.quantity(), back.amount());
            List<Integer> same = IntStream.rangeClosed(1, order.lines().size())
                    .filter(number -> isSame(order.lines().get(number - 1), back))
                    .boxed()
                    .toList();
            for (int number : same) {
                long some = rest == null
                        ? 0
                        : Math.min(rest.pieces(), next.line(number).claimable());
                if (rest != null && some > 0) {
                    Elsewhere part = rest.part(some);
                    next = next.with(number, line -> line.cameBack(part));
                    rest = rest.without(some);
                }
            }
            for (int number : same) {
                long some = rest == null
                        ? 0
                        : Math.min(rest.pieces(), next.line(number).stillOut());
                if (rest != null && some > 0) {
                    Elsewhere part = rest.part(some);
                    next = next.with(number, line -> line.held(part));
                    rest = rest.without(some);
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
