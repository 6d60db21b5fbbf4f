package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Returns that the shop records before their order, as feeds that overtake each other bring them. They wait in the account of the order,
 * from which nobody can claim yet, and count as soon as the order is there. That account is the one record that every claim changes: so
 * none of them is missed, whichever of a return, its order and the first claim is stored first.
 */
final class EarlyReturns {

    private static final Actor RULE = Actor.rule("early-returns");

    private EarlyReturns() {}

    /** Lets a return wait for its order, which this transaction does not see. */
    static void await(CommandContext context, Purchase giveBack, PurchaseId order) {
        Optional<Stored<OrderAccount>> stored = AfterSalesDesk.ORDERS.stored(context.unit(), order.value());
        List<PurchaseId> early =
                new ArrayList<>(stored.map(it -> it.value().early()).orElse(List.of()));
        if (stored.isPresent() && early.isEmpty()) {
            throw new StorageException(
                    StorageException.Reason.CONFLICT, "an order came while a return of it was recorded");
        }
        early.add(giveBack.id());
        AfterSalesDesk.ORDERS.save(
                context,
                order.value(),
                giveBack.customer().value().toString(),
                stored.map(Stored::version).orElse(0L),
                OrderAccount.awaiting(order, giveBack.customer(), early));
    }

    /** The account of an order that is there now, with all that waited for it. */
    static Stored<OrderAccount> counted(UnitOfWork unit, Purchase order, Stored<OrderAccount> stored) {
        List<PurchaseId> early = stored.value().early();
        return early.isEmpty()
                ? stored
                : new Stored<>(
                        stored.id(),
                        stored.version(),
                        stored.at(),
                        counted(unit, order, OrderAccount.of(order), early));
    }

    /** An account with the returns that waited for its order; they are told when it is stored. */
    static OrderAccount counted(UnitOfWork unit, Purchase order, OrderAccount account, List<PurchaseId> early) {
        OrderAccount next = account;
        for (Purchase giveBack : returns(unit, early)) {
            OrderAccount after = OtherReturns.settled(next, order, giveBack);
            next = after.equals(next) ? next : after.noted();
        }
        return next.with(early);
    }

    /** Tells of the returns that waited for an order, first of all that is told of it. */
    static void tell(CommandContext context, Purchase order, OrderAccount account) {
        OrderAccount next = OrderAccount.of(order);
        if (account.charges() != null) {
            next = next.charged(order, account.charges());
        }
        List<Happened> told = new ArrayList<>();
        for (Purchase giveBack : returns(context.unit(), account.early())) {
            OrderAccount after = OtherReturns.settled(next, order, giveBack);
            if (!after.equals(next)) {
                told.add(new Happened(OtherReturns.told(next, after, giveBack.id()), RULE));
            }
            next = after;
        }
        if (!told.isEmpty()) {
            context.happened(
                    new AggregateRef("after-sales-order", order.id().value()), account.customer(), told.size(), told);
        }
    }

    private static List<Purchase> returns(UnitOfWork unit, List<PurchaseId> early) {
        return early.stream().flatMap(id -> unit.purchases().find(id).stream()).toList();
    }
}
