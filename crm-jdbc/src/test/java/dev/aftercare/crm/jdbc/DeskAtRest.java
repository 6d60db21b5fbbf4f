package dev.aftercare.crm.jdbc;

import static dev.aftercare.crm.jdbc.DeskUnderTest.ALL;
import static dev.aftercare.crm.jdbc.DeskUnderTest.GOLD;
import static dev.aftercare.crm.jdbc.DeskUnderTest.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.Shop;
import dev.aftercare.crm.aftersales.AfterSalesRequest;
import dev.aftercare.crm.aftersales.AfterSalesStep;
import dev.aftercare.crm.aftersales.LineAccount;
import dev.aftercare.crm.aftersales.OrderAccount;
import dev.aftercare.crm.aftersales.RequestLine;
import dev.aftercare.crm.intake.IntakeReceipt;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.aftersales.AfterSalesEvent;
import dev.aftercare.crm.model.aftersales.AfterSalesState;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseTotals;
import dev.aftercare.crm.model.ticket.MessageDetails;
import dev.aftercare.crm.model.ticket.MessageId;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketEvent;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.persistence.TicketFacet;
import dev.aftercare.crm.persistence.TicketQuery;
import dev.aftercare.crm.relation.ThreadMessage;
import dev.aftercare.crm.team.TaskState;
import dev.aftercare.crm.team.TicketTask;
import dev.aftercare.crm.ticket.HistoryLine;
import dev.aftercare.crm.ticket.ParentLink;
import dev.aftercare.crm.ticket.ThreadEntry;
import dev.aftercare.crm.ticket.TicketHistory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What holds at a desk whenever nobody is in the middle of something. Told from what is stored and from what people were told. */
final class DeskAtRest {

    private static final int LEVELS = 10;

    private final DeskUnderTest desk;
    private final Shop shop;
    private final List<Ticket> tickets;

    DeskAtRest(DeskUnderTest desk) {
        this.desk = desk;
        this.shop = desk.shop();
        this.tickets = desk.tickets();
    }

    void holds() {
        tickets.forEach(this::history);
        messages();
        threads();
        tickets.forEach(this::family);
        tickets.forEach(this::tasks);
        DeskUnderTest.ORDERS.forEach(this::order);
        counts();
        books();
    }

    /** One event per version, each from where the one before led to, along the ways of the ticket's workflow. */
    private void history(Ticket ticket) {
        List<Event> history = shop.tickets().history(ticket.id());
        assertThat(history).hasSize((int) ticket.version());
        Stage stage = Stage.RECEIVED;
        Stage beforeMerge = null;
        for (int i = 0; i < history.size(); i++) {
            assertThat(history.get(i).sequence()).isEqualTo(i + 1);
            Stage to = ((TicketEvent) history.get(i).body()).to();
            if (to == Stage.MERGED && stage != Stage.MERGED) {
                assertThat(stage.isOpen()).isTrue();
                beforeMerge = stage;
            } else if (stage == Stage.MERGED && to != Stage.MERGED) {
                assertThat(to).isEqualTo(beforeMerge);
            } else if (to != stage) {
                assertThat(ways(ticket.type(), stage))
                        .as("%s %s", ticket.type(), stage)
                        .contains(to);
            }
            stage = to;
        }
        assertThat(ticket.stage()).isEqualTo(stage);
        assertThat(ticket.isMerged()).isEqualTo(stage == Stage.MERGED);
        TicketHistory archive = shop.tickets().archive(ticket.id());
        assertThat(TicketHistory.fromJson(archive.toJson())).isEqualTo(archive);
        assertThat(shop.tickets().describe(ticket.id(), HistoryLine.Words.INCLUDED))
                .hasSameSizeAs(history)
                .allMatch(line -> !line.sentence().isBlank());
    }

    private static Set<Stage> ways(TicketType type, Stage from) {
        boolean inquiry = type.equals(TicketType.INQUIRY);
        boolean incident = type.equals(DeskUnderTest.INCIDENT);
        return switch (from) {
            case RECEIVED ->
                incident
                        ? Set.of(Stage.RESOLVED)
                        : inquiry
                                ? Set.of(Stage.CONFIRMED, Stage.RESOLVED, Stage.CANCELLED)
                                : Set.of(Stage.CONFIRMED, Stage.CANCELLED);
            case CONFIRMED -> Set.of(inquiry ? Stage.RESOLVED : Stage.ANALYZED, Stage.CANCELLED);
            case ANALYZED -> Set.of(Stage.RESOLVED, Stage.CANCELLED);
            case RESOLVED ->
                incident
                        ? Set.of(Stage.FOLLOWED_UP, Stage.RECEIVED)
                        : inquiry ? Set.of(Stage.FOLLOWED_UP, Stage.CONFIRMED) : Set.of(Stage.FEEDBACK, Stage.ANALYZED);
            case FEEDBACK -> Set.of(Stage.FOLLOWED_UP, Stage.ANALYZED);
            case FOLLOWED_UP -> Set.of(incident ? Stage.RECEIVED : inquiry ? Stage.CONFIRMED : Stage.ANALYZED);
            case CANCELLED, MERGED -> Set.of();
        };
    }

    /** Whatever was handed in stands once, in the ticket that its receipt tells, or was set aside. */
    private void messages() {
        Map<MessageId, TicketId> stored = new HashMap<>();
        for (Ticket ticket : tickets) {
            for (ThreadEntry entry : shop.conversation().thread(ticket.id(), 0, 1_000)) {
                MessageDetails details = entry.details();
                if (details != null && desk.told.containsKey(details.id())) {
                    assertThat(stored.put(details.id(), ticket.id())).isNull();
                }
            }
        }
        Set<MessageId> aside = shop.intake().setAside(ALL).items().stream()
                .map(set -> set.message().id())
                .collect(Collectors.toSet());
        for (IntakeReceipt receipt : desk.told.values()) {
            assertThat(stored.get(receipt.message())).isEqualTo(receipt.ticket());
            assertThat(aside.contains(receipt.message())).isEqualTo(receipt.ticket() == null);
        }
    }

    /** There is one thread per matter that was not merged; in it stands what was said in all of its tickets, once and in order. */
    private void threads() {
        Map<String, Integer> expected = new HashMap<>();
        Set<String> read = new HashSet<>();
        for (Ticket ticket : tickets) {
            boolean split = shop.relations().splits().origin(ticket.id()).isPresent();
            TicketId survivor = shop.relations().mergers().survivor(ticket.id());
            assertThat(desk.ticket(survivor).isMerged()).isFalse();
            shop.conversation().thread(ticket.id(), 0, 1_000).stream()
                    .filter(entry -> !split || entry.number() > 1)
                    .forEach(entry -> expected.put(ticket.id() + " " + entry.number(), 1));
        }
        for (Ticket ticket : tickets) {
            if (!ticket.isMerged()) {
                List<ThreadMessage> thread = thread(ticket.id());
                Set<TicketId> together = together(ticket.id());
                Map<TicketId, Long> last = new HashMap<>();
                for (ThreadMessage message : thread) {
                    String place = message.ticket() + " " + message.number();
                    Long before = last.put(message.ticket(), message.number());
                    assertThat(before == null || before < message.number())
                            .as(place)
                            .isTrue();
                    if (together.contains(message.ticket())) {
                        read.add(place);
                    }
                }
            }
        }
        assertThat(read).isEqualTo(expected.keySet());
    }

    private List<ThreadMessage> thread(TicketId id) {
        return new ArrayList<>(shop.relations().threads().read(id, 1_000, null).messages());
    }

    private Set<TicketId> together(TicketId survivor) {
        return tickets.stream()
                .map(Ticket::id)
                .filter(id -> shop.relations().mergers().survivor(id).equals(survivor))
                .collect(Collectors.toSet());
    }

    private void family(Ticket ticket) {
        TicketId id = ticket.id();
        List<TicketId> open = shop.relations().families().children(id, ALL).items().stream()
                .map(ParentLink::child)
                .filter(child -> desk.ticket(child).stage().isOpen())
                .toList();
        assertThat(shop.relations().families().open(id).count()).isEqualTo(open.size());
        assertThat(shop.relations().families().open(id).first()).containsExactlyInAnyOrderElementsOf(open);
        int levels = 0;
        Optional<ParentLink> above = shop.relations().families().parent(id);
        while (above.isPresent()) {
            assertThat(++levels).isLessThanOrEqualTo(LEVELS);
            above = shop.relations().families().parent(above.get().parent());
        }
    }

    private void tasks(Ticket ticket) {
        for (TicketTask task : shop.team().tasks().page(ticket.id(), ALL).items()) {
            assertThat(shop.team().tasks().toDo(task.department(), ALL).items().contains(task))
                    .isEqualTo(task.state() == TaskState.OPEN);
        }
    }

    /** Never more is given back than was bought and paid, and the order's account says what its requests say. */
    private void order(PurchaseId order) {
        OrderAccount account = shop.afterSales().order(order);
        List<AfterSalesRequest> requests = desk.requests(order);
        requests.forEach(this::request);
        for (LineAccount line : account.lines()) {
            long held = 0;
            long returned = 0;
            Money reserved = eur("0");
            Money refunded = eur("0");
            for (AfterSalesRequest request : requests) {
                for (RequestLine part : request.lines()) {
                    if (part.number() == line.number()) {
                        boolean settled = request.settlement() != null;
                        held += request.state().isOpen() ? part.held() : 0;
                        returned += settled ? part.held() : 0;
                        reserved = request.state().isOpen() ? reserved.plus(part.value()) : reserved;
                        refunded = settled ? refunded.plus(part.toRefund()) : refunded;
                    }
                }
            }
            assertThat(line.claimed()).isEqualTo(held);
            assertThat(line.returned()).isEqualTo(returned);
            assertThat(line.reserved()).isEqualTo(reserved);
            assertThat(line.refunded()).isEqualTo(refunded);
            assertThat(held + returned).isLessThanOrEqualTo(line.bought());
            assertThat(line.refunded().plus(line.reserved()).plus(line.withheld()))
                    .isLessThanOrEqualTo(line.paid());
        }
        assertThat(account.refunded()).isLessThanOrEqualTo(account.paid());
    }

    private void request(AfterSalesRequest request) {
        List<Event> history = shop.afterSales().history(request.id());
        assertThat(history).hasSize((int) request.version());
        AfterSalesState from = null;
        for (Event event : history) {
            AfterSalesState to = ((AfterSalesEvent) event.body()).to();
            AfterSalesState before = from;
            assertThat(before == null
                            || before == to
                            || List.of(AfterSalesStep.values()).stream()
                                    .anyMatch(step -> step.from(request.kind(), before)
                                            .filter(to::equals)
                                            .isPresent()))
                    .isTrue();
            from = to;
        }
        assertThat(request.state()).isEqualTo(from);
    }

    /** What the shop counts is what there is. */
    private void counts() {
        Map<String, Long> stages = tickets.stream()
                .collect(Collectors.groupingBy(ticket -> ticket.stage().name(), Collectors.counting()));
        assertThat(shop.tickets().countBy(TicketQuery.ALL, TicketFacet.STAGE)).isEqualTo(stages);
        for (String login : List.of("ann", "bob")) {
            assertThat(shop.team().load(login))
                    .isEqualTo(tickets.stream()
                            .filter(ticket -> ticket.stage().isOpen()
                                    && login.equals(ticket.handling().assignee()))
                            .count());
        }
        for (CustomerId customer : List.of(desk.mei, desk.jo)) {
            Money goods = eur("0");
            for (PurchaseId order : DeskUnderTest.ORDERS) {
                for (AfterSalesRequest request : desk.requests(order)) {
                    if (request.customer().equals(customer) && request.settlement() != null) {
                        goods = goods.plus(request.settlement().goods());
                    }
                }
            }
            PurchaseTotals totals = shop.purchases().totals(customer).get(0);
            assertThat(totals.returned()).isEqualTo(goods);
        }
    }

    private void books() {
        assertThat(shop.loyalty().verifyBooks(GOLD).violations()).isEmpty();
        assertThat(shop.credit().verifyBooks("EUR").problems()).isEmpty();
        assertThat(shop.serviceLevels()
                        .verifyClocks(desk.beginning(), desk.now().plusSeconds(1))
                        .examples())
                .isEmpty();
    }
}
