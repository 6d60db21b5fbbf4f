package dev.aftercare.crm.queue;

import static dev.aftercare.crm.queue.QueueShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.ticket.CancelReason;
import dev.aftercare.crm.model.ticket.Category;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.TicketOrder;
import dev.aftercare.crm.persistence.TicketQuery;
import dev.aftercare.crm.persistence.json.CrmJson;
import dev.aftercare.crm.sla.BusinessCalendar;
import dev.aftercare.crm.sla.SlaPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Queries under a name, and what they show. */
class SavedViewsTest {

    private static final PageRequest PAGE = PageRequest.first(10);
    private static final SavedView URGENT = SavedView.of(
            "urgent",
            ViewOwner.team("物流"),
            "Urgent",
            TicketQuery.builder()
                    .priorities(Priority.URGENT, Priority.HIGH)
                    .order(TicketOrder.MOST_PRESSING)
                    .build());

    private final QueueShop desk = new QueueShop();
    private final SavedViews views = desk.shop.queues().views();

    private static String refusal(Runnable command) {
        try {
            command.run();
            return "accepted";
        } catch (RejectedException refused) {
            return refused.rejection().toString();
        }
    }

    @Test
    void aViewIsCreatedChangedAndForgottenByThoseWhoHaveSeenItsLastVersion() {
        StoredView first = views.create(URGENT, ANN.once("k"));
        assertThat(views.create(URGENT, ANN.once("k"))).isEqualTo(first);
        assertThat(refusal(() -> views.create(URGENT, ANN))).isEqualTo(new ViewExists("urgent", 1).toString());
        SavedView mine = SavedView.of("urgent", ViewOwner.agent("ann"), "Mine", TicketQuery.ALL);

        StoredView second = views.update(mine, 1, ANN);

        assertThat(second).isEqualTo(new StoredView(mine, 2, desk.clock.instant()));
        assertThat(desk.otherNode.queues().views().find("urgent")).contains(second);
        assertThat(refusal(() -> views.update(URGENT, 1, ANN)))
                .isEqualTo(new ViewWasChanged("urgent", 1, 2).toString());
        assertThat(refusal(() -> views.delete("urgent", 1, ANN)))
                .isEqualTo(new ViewWasChanged("urgent", 1, 2).toString());
        assertThat(views.delete("urgent", 2, ANN)).isEqualTo(second);
        assertThat(views.find("urgent")).isEmpty();
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> views.update(mine, 2, ANN));
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> views.delete("urgent", 2, ANN));
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> views.tickets("urgent", PAGE));
    }

    @Test
    void eachOwnerHasAListOfItsOwnAndAViewMovesWithItsOwner() {
        views.create(URGENT, ANN);
        SavedView all = SavedView.of("all", ViewOwner.EVERYBODY, "All", TicketQuery.ALL);
        SavedView team = SavedView.of("team", ViewOwner.team("ann"), "Team", TicketQuery.ALL);
        views.create(all, ANN);
        views.create(team, ANN);

        assertThat(views.page(ViewOwner.team("物流"), PAGE).items()).containsExactly(URGENT);
        assertThat(views.page(ViewOwner.EVERYBODY, PAGE).items()).containsExactly(all);
        assertThat(views.page(ViewOwner.team("ann"), PAGE).items()).containsExactly(team);
        assertThat(views.page(ViewOwner.agent("ann"), PAGE).items()).isEmpty();
        SavedView moved = SavedView.of("urgent", ViewOwner.agent("ann"), "Urgent", TicketQuery.ALL);
        views.update(moved, 1, ANN);
        assertThat(views.page(ViewOwner.team("物流"), PAGE).items()).isEmpty();
        assertThat(views.page(ViewOwner.agent("ann"), PAGE).items()).containsExactly(moved);
    }

    @Test
    void whatAViewShowsMovesWithTheClock() {
        desk.shop.serviceLevels().define(BusinessCalendar.aroundTheClock("always"), ANN);
        desk.shop
                .serviceLevels()
                .define(
                        SlaPolicy.builder(SlaPolicy.DEFAULT, "always")
                                .target(Metric.RESOLUTION, Duration.ofHours(8))
                                .build(),
                        ANN);
        TicketId old = desk.receive("old");
        desk.clock.turnBy(Duration.ofHours(5));
        TicketId late = desk.receive("late");
        views.create(
                SavedView.of("soon", ViewOwner.EVERYBODY, "Soon due", TicketQuery.ALL)
                        .dueWithin(Duration.ofHours(4)),
                ANN);
        views.create(
                SavedView.of("over", ViewOwner.EVERYBODY, "Over", TicketQuery.ALL)
                        .dueWithin(Duration.ZERO),
                ANN);
        views.create(
                SavedView.of("new", ViewOwner.EVERYBODY, "New", TicketQuery.ALL).receivedWithin(Duration.ofHours(1)),
                ANN);

        assertThat(shown("soon")).containsExactly(old);
        assertThat(shown("over")).isEmpty();
        assertThat(shown("new")).containsExactly(late);
        desk.clock.turnBy(Duration.ofHours(4));
        assertThat(shown("soon"))
                .as("due in exactly four hours is not before that")
                .containsExactly(old);
        desk.clock.turnBy(Duration.ofSeconds(1));
        assertThat(shown("soon")).containsExactly(late, old);
        assertThat(shown("over")).containsExactly(old);
        assertThat(shown("new")).isEmpty();
        assertThat(views.board("over")).containsEntry(Stage.RECEIVED, 1L).containsEntry(Stage.CONFIRMED, 0L);
    }

    private List<TicketId> shown(String view) {
        return views.tickets(view, PAGE).items().stream().map(Ticket::id).toList();
    }

    @Test
    void aBoardCountsTheOpenTicketsOfEachStageZerosIncluded() {
        TicketId first = desk.receive("one");
        desk.receive("two");
        TicketId cancelled = desk.receive("three");
        desk.shop.tickets().cancel(cancelled, CancelReason.WITHDRAWN, null, ANN);
        desk.shop.tickets().confirm(first, "One", "a", Priority.LOW, ANN);

        assertThat(views.board(TicketQuery.ALL))
                .isEqualTo(Map.of(
                        Stage.RECEIVED,
                        1L,
                        Stage.CONFIRMED,
                        1L,
                        Stage.ANALYZED,
                        0L,
                        Stage.RESOLVED,
                        0L,
                        Stage.FEEDBACK,
                        0L));
        assertThat(views.board(TicketQuery.at(Stage.RECEIVED, Stage.CANCELLED))).isEqualTo(Map.of(Stage.RECEIVED, 1L));
        assertThat(views.board(TicketQuery.at(Stage.CANCELLED))).isEmpty();
        assertThat(views.board(TicketQuery.builder().priorities(Priority.LOW).build()))
                .containsEntry(Stage.CONFIRMED, 1L)
                .containsEntry(Stage.RECEIVED, 0L);
    }

    @Test
    void aViewIsWrittenAsJsonAndReadAgain() {
        TicketQuery everything = TicketQuery.builder()
                .stages(Stage.RECEIVED)
                .priorities(Priority.HIGH)
                .types(TicketType.COMPLAINT, new TicketType("warranty"))
                .channels(Channel.EMAIL)
                .category(new Category("logistics/damage"))
                .customer(new CustomerId(new UUID(1, 2)))
                .assignee("ann")
                .within(new Category("logistics"))
                .department("物流")
                .assigned(true)
                .received(Instant.parse("2026-01-01T00:00:00Z"), null)
                .due(Instant.parse("2026-01-02T00:00:00Z"), null)
                .containing("wet 包裹")
                .order(TicketOrder.EARLIEST_DUE)
                .build();
        SavedView view =
                SavedView.of("v", ViewOwner.team("物流"), "V", everything).dueWithin(Duration.ofHours(-2));

        String json = CrmJson.mapper().writeValueAsString(view);

        assertThat(CrmJson.mapper().readValue(json, SavedView.class)).isEqualTo(view);
        assertThat(CrmJson.mapper().writeValueAsString(URGENT))
                .contains("\"owner\":{\"kind\":\"TEAM\",\"name\":\"物流\"}");
        assertThat(CrmJson.mapper()
                        .readValue(
                                "{\"id\":\"v\",\"owner\":{\"kind\":\"SHOP\"},\"title\":\"V\",\"query\":{\"order\":\"LAST_RECEIVED\"}}",
                                SavedView.class))
                .isEqualTo(SavedView.of("v", ViewOwner.EVERYBODY, "V", TicketQuery.ALL));
        assertThat(view.toString()).isEqualTo("SavedView[v]");
        assertThat(views.create(view, ANN).view()).isEqualTo(view);
        assertThat(views.find("v").orElseThrow().view().query().category()).isEqualTo(new Category("logistics/damage"));
    }

    @Test
    void whatIsMalformedIsSaid() {
        TicketQuery fixed = TicketQuery.builder()
                .received(Instant.parse("2026-01-01T00:00:00Z"), null)
                .due(null, Instant.parse("2026-01-01T00:00:00Z"))
                .build();
        SavedView view = SavedView.of("v", ViewOwner.EVERYBODY, "V", fixed);

        assertField("view.dueWithin", () -> view.dueWithin(Duration.ofHours(1)));
        assertField("view.receivedWithin", () -> view.receivedWithin(Duration.ofHours(1)));
        assertField("view.receivedWithin", () -> URGENT.receivedWithin(Duration.ZERO));
        assertField("view.dueWithin", () -> URGENT.dueWithin(Duration.ofDays(-3_661)));
        assertField("view.id", () -> SavedView.of("a b", ViewOwner.EVERYBODY, "V", fixed));
        assertField("view.title", () -> SavedView.of("v", ViewOwner.EVERYBODY, " ", fixed));
        assertField("viewOwner.name", () -> new ViewOwner(ViewOwner.Kind.SHOP, "ann"));
        assertField("viewOwner.name", () -> new ViewOwner(ViewOwner.Kind.TEAM, null));
    }

    private static void assertField(String field, Runnable made) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(made::run)
                .satisfies(e -> assertThat(e.field()).isEqualTo(field));
    }
}
