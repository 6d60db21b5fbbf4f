package dev.aftercare.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.loyalty.Books;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.ticket.ClockEvent.TargetBreached;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.TicketQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was said to be done under a {@link LoadOfCommands}, and whether it is. Safe for use by several threads. */
final class Answers {

    private static final Instant FAR = Instant.parse("2200-01-01T00:00:00Z");

    /** How many commands a lane gives again, though they were said to be done. */
    private static final int OVERLAP = 7;

    /** What each lane was told, by the number of the command. */
    private final List<TreeMap<Integer, String>> said = new ArrayList<>();

    Answers() {
        for (int lane = 0; lane < LoadOfCommands.LANES; lane++) {
            said.add(new TreeMap<>());
        }
    }

    /** With which command a lane begins again. */
    synchronized int begin(int lane) {
        return Math.max(0, said.get(lane).size() - OVERLAP);
    }

    synchronized int size() {
        return said.stream().mapToInt(TreeMap::size).sum();
    }

    synchronized void heard(int lane, int number, String result) {
        String first = said.get(lane).putIfAbsent(number, result);
        if (first != null) {
            assertThat(result)
                    .as("what command %s gives under the same key", LoadOfCommands.key(lane, number))
                    .isEqualTo(first);
        }
    }

    /**
     * Looks whether all is there, once.
     *
     * @param nextDay the same shop when every lease has ended and all is due
     */
    void check(LoadOfCommands load, LoadOfCommands nextDay) {
        // As a caller does who was never answered: the last request once more, and those before it for good measure.
        for (int lane = 0; lane < LoadOfCommands.LANES; lane++) {
            int unanswered = begin(lane) + Math.min(OVERLAP, said.get(lane).size());
            for (int number = begin(lane); number <= unanswered; number++) {
                heard(lane, number, load.give(lane, number));
            }
        }
        purchasesAreThereOnce(load);
        booksBalance(load);
        ticketsAreThereOnce(load, nextDay);
    }

    private long count(LoadOfCommands.Step step) {
        return said.stream()
                .flatMap(lane -> lane.keySet().stream())
                .filter(number -> LoadOfCommands.Step.of(number) == step)
                .count();
    }

    private void purchasesAreThereOnce(LoadOfCommands load) {
        for (int lane = 0; lane < LoadOfCommands.LANES; lane++) {
            for (int number : said.get(lane).keySet()) {
                if (LoadOfCommands.Step.of(number) == LoadOfCommands.Step.PURCHASE) {
                    assertThat(load.shop.purchases().find(new PurchaseId(LoadOfCommands.order(lane, number))))
                            .isPresent();
                }
            }
        }
        assertThat(load.shop.purchases().totals(load.customer))
                .singleElement()
                .satisfies(totals -> assertThat(totals.sales()).isEqualTo(count(LoadOfCommands.Step.PURCHASE)));
    }

    private void booksBalance(LoadOfCommands load) {
        assertThat(load.shop.loyalty().verifyBooks(LoadOfCommands.PROGRAMME).violations())
                .isEmpty();
        Books books = load.shop.loyalty().books(LoadOfCommands.PROGRAMME, Instant.EPOCH, FAR);

        assertThat(books.balanced()).isTrue();
        assertThat(books.issued()).isEqualTo(LoadOfCommands.EARNED * count(LoadOfCommands.Step.EARN));
        assertThat(books.redeemed()).isEqualTo(LoadOfCommands.REDEEMED * count(LoadOfCommands.Step.REDEEM));
        assertThat(load.shop
                        .loyalty()
                        .balance(load.customer, LoadOfCommands.PROGRAMME)
                        .available())
                .isEqualTo(books.outstanding());
        assertThat(load.shop
                        .loyalty()
                        .verify(load.customer, LoadOfCommands.PROGRAMME)
                        .findings())
                .isEmpty();
    }

    private void ticketsAreThereOnce(LoadOfCommands load, LoadOfCommands nextDay) {
        assertThat(nextDay.crm.runDue(100_000).failed()).isZero();
        assertThat(nextDay.crm.runDue(100_000).done()).as("due a second time").isZero();

        Map<TicketId, Ticket> tickets = tickets(load);
        assertThat(tickets.keySet().stream().map(id -> id.value().toString()))
                .containsExactlyInAnyOrderElementsOf(said.stream()
                        .flatMap(lane -> lane.entrySet().stream())
                        .filter(command -> LoadOfCommands.Step.of(command.getKey()) == LoadOfCommands.Step.RECEIVE)
                        .map(Map.Entry::getValue)
                        .toList());
        tickets.forEach((id, ticket) -> {
            List<Event> history = load.shop.tickets().history(id);
            assertThat(history).hasSize((int) ticket.version());
            assertThat(history.stream().map(Event::body).filter(TargetBreached.class::isInstance))
                    .as("breaches of ticket %s, whose promise nobody kept", id)
                    .hasSize(1);
        });
    }

    private static Map<TicketId, Ticket> tickets(LoadOfCommands load) {
        Map<TicketId, Ticket> tickets = new LinkedHashMap<>();
        PageRequest request = PageRequest.first(500);
        while (true) {
            Page<Ticket> page = load.shop.tickets().page(TicketQuery.ALL, request);
            page.items().forEach(ticket -> tickets.put(ticket.id(), ticket));
            if (page.next() == null) {
                return tickets;
            }
            request = request.after(page.next());
        }
    }
}
