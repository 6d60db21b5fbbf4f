package dev.aftercare.crm.aftersales;

import static dev.aftercare.crm.model.aftersales.AfterSalesKind.RETURN;
import static dev.aftercare.crm.model.aftersales.AfterSalesReason.NO_REASON;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.HandTurnedClock;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.aftersales.AfterSalesId;
import dev.aftercare.crm.model.aftersales.GoodsCondition;
import dev.aftercare.crm.model.aftersales.RefundMethod;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** A shop in memory with one customer, a clock that is turned by hand, and short words for what is asked at its counter. */
final class Counter {

    static final By CLERK = By.agent("li.na");

    /** Monday, 9 o'clock in Shanghai. */
    static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

    final HandTurnedClock clock = new HandTurnedClock(START);
    final Crm crm = Crm.builder(new InMemoryStorage()).clock(clock).build();
    final Shop shop = crm.shop();
    final AfterSales afterSales = shop.afterSales();
    final CustomerId customer =
            shop.customers().register(Identity.shopUser("mei"), CLERK).id();
    final By mei = By.customer(customer);

    static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    static PurchaseLine line(String sku, long pieces, String amount) {
        return new PurchaseLine(sku, null, "home/" + sku, pieces, eur(amount));
    }

    PurchaseId order(String number, PurchaseLine... lines) {
        Purchase order = Purchase.sale(number, customer, clock.instant(), Arrays.asList(lines));
        shop.purchases().record(order, CLERK);
        return order.id();
    }

    static NewAfterSales giveBack(PurchaseId order, int line, long pieces) {
        return NewAfterSales.of(RETURN, order, NO_REASON, WantedLine.pieces(line, pieces));
    }

    AfterSalesId ask(NewAfterSales wanted) {
        return afterSales.request(wanted, mei).id();
    }

    /** Agreed, sent back and found to be as new. */
    AfterSalesRequest inspected(AfterSalesId id) {
        afterSales.approve(id, CLERK);
        afterSales.receive(id, CLERK);
        List<AfterSalesCommand.Inspect.Line> all = request(id).lines().stream()
                .map(line -> AfterSalesCommand.Inspect.Line.of(line.number(), line.pieces(), GoodsCondition.UNOPENED))
                .toList();
        return afterSales.inspect(id, all, CLERK);
    }

    AfterSalesRequest refunded(AfterSalesId id) {
        inspected(id);
        return afterSales.refund(id, RefundMethod.ORIGINAL_PAYMENT, null, CLERK);
    }

    AfterSalesRequest request(AfterSalesId id) {
        return afterSales.find(id).orElseThrow();
    }

    LineAccount line(PurchaseId order, int number) {
        return afterSales.order(order).line(number);
    }

    void after(Duration time) {
        clock.turnBy(time);
    }

    List<String> sentences(AfterSalesId id) {
        return afterSales.describe(id, dev.aftercare.crm.ticket.HistoryLine.Words.INCLUDED).stream()
                .map(AfterSalesLine::sentence)
                .toList();
    }

    List<String> happened(AfterSalesId id) {
        return afterSales.history(id).stream()
                .map(Event::body)
                .map(body -> body.getClass().getSimpleName())
                .toList();
    }
}
