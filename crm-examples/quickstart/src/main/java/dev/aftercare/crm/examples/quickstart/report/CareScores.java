package dev.aftercare.crm.examples.quickstart.report;

import dev.aftercare.crm.Shop;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.ticket.Feedback;
import dev.aftercare.crm.model.ticket.Rating;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.TicketQuery;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the customers to look after, from all tickets and what their customers spent. */
final class CareScores {

    private static final Comparator<CareRow> SOONEST_FIRST = Comparator.comparing(
                    (CareRow row) -> row.care().score())
            .thenComparing(row -> row.care().netSpend())
            .reversed()
            .thenComparing(CareRow::number);

    private final Shop shop;

    CareScores(Shop shop) {
        this.shop = shop;
    }

    /** The customers with the highest scores; of equal scores those who spent more. */
    List<CareRow> first(Map<CustomerId, BigDecimal> netSpend, int limit) {
        Map<CustomerId, CareScore> wrong = new HashMap<>();
        Pages.each(
                request -> shop.tickets().page(TicketQuery.ALL, request),
                PageRequest.first(PageRequest.MAX_LIMIT),
                ticket -> wrong.merge(ticket.customer(), of(ticket), CareScore::plus));
        return wrong.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue(), netSpend))
                .filter(row -> row.care().score().signum() > 0)
                .sorted(SOONEST_FIRST)
                .limit(limit)
                .toList();
    }

    private CareRow row(CustomerId id, CareScore wrong, Map<CustomerId, BigDecimal> netSpend) {
        CareScore atStake = new CareScore(0, 0, 0, netSpend.getOrDefault(id, BigDecimal.ZERO));
        return new CareRow(id, ShopNumber.of(shop, id), wrong.plus(atStake));
    }

    private static CareScore of(Ticket ticket) {
        Feedback feedback = ticket.feedback();
        Rating rating = feedback == null ? null : feedback.rating();
        boolean low = rating != null && rating.compareTo(Rating.DISSATISFIED) <= 0;
        long missed = ticket.clocks().stream().filter(SlaClock::isBreached).count();
        return new CareScore(ticket.stage().isOpen() ? 1 : 0, missed, low ? 1 : 0, BigDecimal.ZERO);
    }
}
