package dev.aftercare.crm.jdbc;

import static dev.aftercare.crm.jdbc.ShopAtWork.CLERK;

import dev.aftercare.crm.aftersales.AfterSales;
import dev.aftercare.crm.aftersales.AfterSalesCommand;
import dev.aftercare.crm.aftersales.AfterSalesPolicy;
import dev.aftercare.crm.aftersales.EligibilityTerm;
import dev.aftercare.crm.aftersales.NewAfterSales;
import dev.aftercare.crm.aftersales.WantedLine;
import dev.aftercare.crm.model.aftersales.AfterSalesId;
import dev.aftercare.crm.model.aftersales.AfterSalesKind;
import dev.aftercare.crm.model.aftersales.AfterSalesReason;
import dev.aftercare.crm.model.aftersales.GoodsCondition;
import dev.aftercare.crm.model.aftersales.RefundMethod;
import dev.aftercare.crm.model.purchase.PurchaseId;
import java.time.ZoneOffset;
import java.util.List;

/** What lies at the returns counter of a {@link ShopAtWork}: a request at every state. */
final class ReturnsAtWork {

    static final AfterSalesPolicy POLICY = AfterSalesPolicy.builder(ZoneOffset.UTC)
            .term(EligibilityTerm.of(AfterSalesKind.RETURN))
            .term(EligibilityTerm.of(AfterSalesKind.EXCHANGE))
            .term(EligibilityTerm.of(AfterSalesKind.REPAIR))
            .build();
    static final AfterSalesPolicy STRICTER = AfterSalesPolicy.builder(ZoneOffset.UTC)
            .term(EligibilityTerm.of(AfterSalesKind.RETURN))
            .build();
    static final PurchaseId ORDER = new PurchaseId("2001");
    static final PurchaseId OTHER_ORDER = new PurchaseId("2002");

    final AfterSalesId requested;
    final AfterSalesId approved;
    final AfterSalesId sent;
    final AfterSalesId received;
    final AfterSalesId inspected;
    final AfterSalesId refunded;
    final AfterSalesId exchange;
    final AfterSalesId repair;

    private final AfterSales counter;

    ReturnsAtWork(ShopAtWork work) {
        counter = work.shop.afterSales();
        counter.define(POLICY, CLERK);
        work.shop.purchases().record(work.order(ORDER.value(), 20), CLERK);
        work.shop.purchases().record(work.order(OTHER_ORDER.value(), 2), CLERK);
        requested = ask(AfterSalesKind.RETURN);
        approved = approved(AfterSalesKind.RETURN);
        sent = approved(AfterSalesKind.RETURN);
        counter.send(sent, null, null, CLERK);
        received = approved(AfterSalesKind.RETURN);
        counter.receive(received, CLERK);
        inspected = inspected(AfterSalesKind.RETURN);
        refunded = inspected(AfterSalesKind.RETURN);
        counter.refund(refunded, RefundMethod.CASH, null, CLERK);
        exchange = inspected(AfterSalesKind.EXCHANGE);
        repair = inspected(AfterSalesKind.REPAIR);
    }

    static NewAfterSales wanted(AfterSalesKind kind) {
        return NewAfterSales.of(kind, ORDER, AfterSalesReason.DEFECTIVE, WantedLine.pieces(1, 1));
    }

    static List<AfterSalesCommand.Inspect.Line> asNew() {
        return List.of(AfterSalesCommand.Inspect.Line.of(1, 1, GoodsCondition.UNOPENED));
    }

    private AfterSalesId ask(AfterSalesKind kind) {
        return counter.request(wanted(kind), CLERK).id();
    }

    private AfterSalesId approved(AfterSalesKind kind) {
        AfterSalesId id = ask(kind);
        counter.approve(id, CLERK);
        return id;
    }

    private AfterSalesId inspected(AfterSalesKind kind) {
        AfterSalesId id = approved(kind);
        counter.receive(id, CLERK);
        counter.inspect(id, asNew(), CLERK);
        return id;
    }
}
