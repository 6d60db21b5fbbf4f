package dev.aftercare.crm.examples.quickstart.report;

import dev.aftercare.crm.Shop;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.ticket.StepEvent.TicketMoved;
import dev.aftercare.crm.model.ticket.StepEvent.TicketReceived;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.TicketQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How long tickets stayed in each state of their workflow, and which ways they took, out of their histories. */
final class Waits {

    private final Map<String, List<Duration>> byState = new TreeMap<>();
    private final Map<Way, List<Duration>> byWay = new TreeMap<>();
    private final Map<Way, Long> back = new TreeMap<>();
    private long tickets;
    private long looping;

    /**
     * A way from one state to the next.
     *
     * @param from the state before
     * @param to the state after, possibly the same
     */
    record Way(String from, String to) implements Comparable<Way> {

        @Override
        public int compareTo(Way other) {
            int order = from.compareTo(other.from);
            return order != 0 ? order : to.compareTo(other.to);
        }
    }

    /** Reads the histories of all tickets of a shop, ticket by ticket. */
    static Waits of(Shop shop) {
        Waits waits = new Waits();
        Pages.each(
                request -> shop.tickets().page(TicketQuery.ALL, request),
                PageRequest.first(200),
                ticket -> waits.add(shop, ticket.id()));
        return waits;
    }

    private void add(Shop shop, TicketId id) {
        String state = null;
        Instant since = Instant.EPOCH;
        Set<String> been = new HashSet<>();
        boolean loops = false;
        for (Event event : shop.tickets().history(id)) {
            if (event.body() instanceof TicketReceived received && received.place() != null) {
                state = received.place().state();
                since = event.at();
            } else if (event.body() instanceof TicketMoved moved && state != null) {
                Duration waited = Duration.between(since, event.at());
                Way way = new Way(moved.left(), moved.entered());
                byState.computeIfAbsent(state, key -> new ArrayList<>()).add(waited);
                byWay.computeIfAbsent(way, key -> new ArrayList<>()).add(waited);
                been.add(state);
                if (been.contains(moved.entered())) {
                    back.merge(way, 1L, Long::sum);
                    loops = true;
                }
                state = moved.entered();
                since = event.at();
            }
        }
        tickets += state == null ? 0 : 1;
        looping += loops ? 1 : 0;
    }

    /** How long tickets stayed, by the state; one entry for each time that a ticket left it. */
    Map<String, Spread> byState() {
        return spreads(byState);
    }

    /** How long tickets had stayed before they took a way. */
    Map<Way, Spread> byWay() {
        return spreads(byWay);
    }

    /** The ways that led to a state in which the ticket had been before, and how often they were taken. */
    Map<Way, Long> back() {
        return back;
    }

    /** How many tickets there are that have a workflow of the shop's own. */
    long tickets() {
        return tickets;
    }

    /** How many of them came back to a state at least once. */
    long looping() {
        return looping;
    }

    private static <K extends Comparable<K>> Map<K, Spread> spreads(Map<K, List<Duration>> times) {
        Map<K, Spread> spreads = new TreeMap<>();
        times.forEach((key, durations) -> spreads.put(key, Spread.of(durations)));
        return spreads;
    }
}
