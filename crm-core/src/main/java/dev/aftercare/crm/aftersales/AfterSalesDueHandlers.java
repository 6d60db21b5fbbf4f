package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.due.DueHandler;
import dev.aftercare.crm.loyalty.OrderReturn;
import dev.aftercare.crm.loyalty.Returns;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.aftersales.AfterSalesEvent.PointsFollowed;
import dev.aftercare.crm.model.aftersales.AfterSalesId;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import java.util.Map;
import java.util.UUID;

/** Does what is due for requests: goods that never came, settled requests that nobody put away, points that follow money. */
public final class AfterSalesDueHandlers {

    private static final By CLOCK = new By(Actor.CLOCK, null);

    private AfterSalesDueHandlers() {}

    /**
     * The handlers of all that requests schedule.
     *
     * @return the handlers by the kind of entry
     */
    public static Map<String, DueHandler> all() {
        return Map.of(
                AfterSalesTimers.PARCEL_OVERDUE,
                (context, entry) -> AfterSalesDesk.step(context, id(entry), AfterSalesRules::parcelOverdue, CLOCK),
                AfterSalesTimers.PUT_AWAY,
                (context, entry) -> AfterSalesDesk.step(context, id(entry), AfterSalesRules::putAway, CLOCK),
                AfterSalesTimers.POINTS,
                AfterSalesDueHandlers::points);
    }

    /**
     * Points follow in a transaction of their own, a little later: a refund must not wait for a busy account, nor fail because
     * points are spent. The entry is taken away by the transaction that moves the points, so they move once.
     */
    private static void points(CommandContext context, DueEntry entry) {
        Stored<AfterSalesRequest> stored = AfterSalesDesk.load(context.unit(), id(entry), Actor.CLOCK);
        AfterSalesRequest request = stored.value();
        Settlement paid = request.settlement();
        PurchaseId number = paid == null ? null : paid.recorded();
        if (number == null) {
            return;
        }
        Purchase order = AfterSalesDesk.order(context.unit(), request.purchase(), Actor.CLOCK);
        ProgrammeId programme = AfterSalesDesk.policy(
                        context.unit(), request.assessment().policy())
                .programmes()
                .get(Integer.parseInt(entry.key().part()));
        OrderReturn back = new OrderReturn(
                number, order.id(), order.customer(), order.total().currency(), ReturnFacts.articles(request, order));
        Returns.follow(context, programme, back, CLOCK)
                .ifPresent(receipt -> AfterSalesDesk.pointsFollowed(
                        context,
                        stored,
                        new PointsFollowed(
                                request.state(),
                                programme,
                                receipt.takenBack(),
                                receipt.owed(),
                                receipt.forgone(),
                                receipt.givenBack()),
                        Actor.CLOCK));
    }

    private static AfterSalesId id(DueEntry entry) {
        return new AfterSalesId(UUID.fromString(entry.key().aggregate().id()));
    }
}
