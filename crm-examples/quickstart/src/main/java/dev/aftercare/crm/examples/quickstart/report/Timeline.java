package dev.aftercare.crm.examples.quickstart.report;

import dev.aftercare.crm.Shop;
import dev.aftercare.crm.examples.quickstart.ShopRules;
import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.aftersales.OrderFactEvent.ReturnNoted;
import dev.aftercare.crm.model.customer.CustomerEvent.CustomerRegistered;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.loyalty.PointsEvent.PointsMoved;
import dev.aftercare.crm.model.purchase.PurchaseEvent.PurchaseRecorded;
import dev.aftercare.crm.model.purchase.PurchaseKind;
import dev.aftercare.crm.model.ticket.TicketEvent;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.ticket.HistoryLine;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A customer's timeline in words. It is printed for the shop's own people, so it may say what the customer said. */
final class Timeline {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ShopRules.ZONE);

    private final Shop shop;

    Timeline(Shop shop) {
        this.shop = shop;
    }

    /** The last events, the last first, one per line. */
    List<String> lines(CustomerId customer, int limit) {
        return shop.customers().timeline(customer, PageRequest.first(limit)).items().stream()
                .map(event -> TIME.format(event.at()) + "  " + words(event))
                .toList();
    }

    private String words(Event event) {
        EventBody body = event.body();
        if (body instanceof TicketEvent) {
            return ticket(event);
        }
        if (body instanceof PurchaseRecorded purchase) {
            return String.format(
                    Locale.ROOT,
                    "%s %s: %,d %s, %s",
                    purchase.kind() == PurchaseKind.SALE ? "bought" : "gave back",
                    purchase.id().value(),
                    purchase.lines(),
                    purchase.lines() == 1 ? "article" : "articles",
                    purchase.total());
        }
        if (body instanceof PointsMoved points) {
            return String.format(
                    Locale.ROOT,
                    "points %+,d (%s %s), balance %,d",
                    points.points(),
                    points.kind().name().toLowerCase(Locale.ROOT),
                    points.cause().reference(),
                    points.balance());
        }
        if (body instanceof ReturnNoted back) {
            return String.format(
                    Locale.ROOT,
                    "order %s: %,d pieces came back",
                    back.purchase().value(),
                    back.pieces());
        }
        return body instanceof CustomerRegistered
                ? "became a customer"
                : body.getClass().getSimpleName();
    }

    private String ticket(Event event) {
        TicketId id = new TicketId(UUID.fromString(event.aggregate().id()));
        HistoryLine line =
                shop.tickets().describe(id, HistoryLine.Words.INCLUDED).get((int) event.sequence() - 1);
        String words = line.actor().id() + " " + line.what();
        return "ticket: " + words.replaceAll("\\R", " ");
    }
}
