package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.event.EventLine;
import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.aftersales.AfterSalesEvent;
import dev.aftercare.crm.model.aftersales.AfterSalesEvent.AfterSalesApproved;
import dev.aftercare.crm.model.aftersales.AfterSalesEvent.AfterSalesClosed;
import dev.aftercare.crm.model.aftersales.AfterSalesEvent.AfterSalesRefunded;
import dev.aftercare.crm.model.aftersales.AfterSalesEvent.AfterSalesRejected;
import dev.aftercare.crm.model.aftersales.AfterSalesEvent.AfterSalesRequested;
import dev.aftercare.crm.model.aftersales.AfterSalesEvent.AfterSalesWithdrawn;
import dev.aftercare.crm.model.aftersales.AfterSalesEvent.GoodsInspected;
import dev.aftercare.crm.model.aftersales.AfterSalesEvent.GoodsRepaired;
import dev.aftercare.crm.model.aftersales.AfterSalesEvent.GoodsReplaced;
import dev.aftercare.crm.model.aftersales.AfterSalesEvent.ParcelReceived;
import dev.aftercare.crm.model.aftersales.AfterSalesEvent.ParcelSent;
import dev.aftercare.crm.model.aftersales.AfterSalesEvent.PointsFollowed;
import dev.aftercare.crm.model.aftersales.AfterSalesState;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.ticket.HistoryLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Says in words what the events of a request say in data. */
final class AfterSalesPhrases {

    private static final Map<Class<?>, BiFunction<EventBody, HistoryLine.Words, String>> ALL = new HashMap<>();

    static {
        put(
                AfterSalesRequested.class,
                (e, words) ->
                        "asked for a " + e.kind() + " of order " + e.purchase().value() + " for " + e.reason()
                                + ", " + e.pieces() + " pieces, " + e.amount()
                                + (e.objections() == 0 ? "" : ", against the policy"));
        put(
                AfterSalesApproved.class,
                (e, words) -> e.exception() == null ? "agreed" : "agreed as an exception" + words.told(e.exception()));
        put(AfterSalesRejected.class, (e, words) -> "refused" + words.told(e.reason()));
        put(
                ParcelSent.class,
                (e, words) -> "noted that the goods were sent"
                        + (e.carrier() == null ? "" : " with " + e.carrier())
                        + (e.tracking() == null ? "" : ", number " + e.tracking()));
        put(ParcelReceived.class, (e, words) -> "received the goods");
        put(
                GoodsInspected.class,
                (e, words) -> "inspected the goods: " + e.accepted() + " pieces accepted, " + e.refused() + " not, "
                        + e.deduction() + " kept" + words.told(e.exception()));
        put(
                AfterSalesRefunded.class,
                (e, words) -> "paid back " + e.goods() + " for goods and " + e.shipping() + " of the shipping by "
                        + e.method());
        put(GoodsReplaced.class, (e, words) -> "sent other goods");
        put(GoodsRepaired.class, (e, words) -> "mended the goods and sent them back");
        put(AfterSalesClosed.class, (e, words) -> "put it away");
        put(AfterSalesWithdrawn.class, (e, words) -> "withdrew it" + words.told(e.reason()));
        put(
                PointsFollowed.class,
                (e, words) -> "let the points of " + e.programme().value() + " follow: " + e.takenBack()
                        + " taken back, " + e.owed() + " owed, " + e.forgone() + " forgone, " + e.givenBack()
                        + " given back");
    }

    private AfterSalesPhrases() {}

    /** The kinds of event that have a phrase; a test compares them with all there are. */
    static Set<Class<?>> known() {
        return Set.copyOf(ALL.keySet());
    }

    static List<AfterSalesLine> lines(List<Event> history, HistoryLine.Words words) {
        List<AfterSalesLine> lines = new ArrayList<>(history.size());
        AfterSalesState from = null;
        for (Event event : history) {
            AfterSalesState to = after(event.body(), from);
            String what = phrase(event.body(), words) + words.because(event);
            lines.add(new AfterSalesLine(event.at(), event.actor(), from, to, what));
            from = to;
        }
        return List.copyOf(lines);
    }

    /** An event that only a newer version knows is taken to leave the state as it was. */
    private static AfterSalesState after(EventBody body, @Nullable AfterSalesState from) {
        if (body instanceof AfterSalesEvent known) {
            return known.to();
        }
        return from == null ? AfterSalesState.REQUESTED : from;
    }

    private static String phrase(EventBody body, HistoryLine.Words words) {
        BiFunction<EventBody, HistoryLine.Words, String> phrase = ALL.get(body.getClass());
        return phrase == null ? EventLine.NOT_READABLE : phrase.apply(body, words);
    }

    private static <E extends AfterSalesEvent> void put(
            Class<E> type, BiFunction<E, HistoryLine.Words, String> phrase) {
        ALL.put(type, (body, words) -> phrase.apply(type.cast(body), words));
    }
}
