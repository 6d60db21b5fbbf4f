package dev.aftercare.crm.jdbc;

import static dev.aftercare.crm.jdbc.Shop.ANN;
import static dev.aftercare.crm.jdbc.Shop.T;
import static dev.aftercare.crm.jdbc.Shop.TENANT;
import static dev.aftercare.crm.jdbc.Shop.customerId;
import static dev.aftercare.crm.jdbc.Shop.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.ticket.Confirmation;
import dev.aftercare.crm.model.ticket.Intake;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Standing;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.TicketOrder;
import dev.aftercare.crm.persistence.TicketQuery;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tickets stored before the tables had columns for views are found by what the columns hold, as if they had been stored since. */
class TicketColumnsTest {

    /** The version of the tables that had none of the columns. */
    private static final int BEFORE = 3;

    /** More than a page of what is filled at once. */
    private static final int MANY = 230;

    private static final TenantId OTHER = new TenantId("other");

    private static final List<Ticket> TICKETS = Stream.concat(
                    Stream.of(
                            ticket(
                                    1,
                                    Priority.URGENT,
                                    TicketType.COMPLAINT,
                                    Channel.EMAIL,
                                    "The ＰＡＲＣＥＬ is wet 包裹",
                                    100),
                            ticket(2, Priority.LOW, TicketType.INQUIRY, Channel.LIVE_CHAT, "Where is it?"),
                            ticket(3, Priority.NORMAL, TicketType.COMPLAINT, Channel.PHONE, "wet lid", 500, 50)),
                    IntStream.range(10, 10 + MANY)
                            .mapToObj(n -> ticket(n, Priority.NORMAL, TicketType.SUGGESTION, Channel.APP, "more tea")))
            .toList();

    private static final List<TicketQuery> VIEWS = List.of(
            TicketQuery.builder().order(TicketOrder.EARLIEST_DUE).build(),
            TicketQuery.builder().due(T.plusSeconds(50), T.plusSeconds(100)).build(),
            TicketQuery.builder().due(null, T.plusSeconds(101)).build(),
            TicketQuery.builder().order(TicketOrder.MOST_PRESSING).build(),
            TicketQuery.builder().containing("parcel 包裹").build(),
            TicketQuery.builder().containing("WET").build(),
            TicketQuery.builder().containing("agreed").build(),
            TicketQuery.builder()
                    .types(TicketType.INQUIRY, TicketType.COMPLAINT)
                    .build(),
            TicketQuery.builder().channels(Channel.PHONE, Channel.LIVE_CHAT).build(),
            TicketQuery.builder().department("logistics").build());

    private static Ticket ticket(
            int number, Priority priority, TicketType type, Channel channel, String text, int... due) {
        Standing standing = type.equals(TicketType.COMPLAINT) ? Standing.NONE.helpedBy("logistics") : null;
        Intake intake = new Intake(channel, new FreeText(text), null, T.plusSeconds(number), ANN, standing);
        List<SlaClock> clocks = new ArrayList<>();
        for (int seconds : due) {
            Instant at = T.plusSeconds(seconds);
            clocks.add(new SlaClock(
                    new Metric("m" + seconds), "p@1", "c@1", Duration.ofHours(1), T, Duration.ZERO, T, at, null, null));
        }
        return Ticket.received(new TicketId(uuid(number)), type, customerId(1), priority, intake)
                .next()
                .confirmation(new Confirmation(new FreeText("Agreed on " + number), T, ANN))
                .clocks(clocks)
                .build();
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void ticketsStoredBeforeAreFoundByTheNewFilters(Databases database) throws SQLException {
        InMemoryStorage expected = new InMemoryStorage();
        fill(expected, TENANT, TICKETS);
        try (HikariDataSource fresh = database.pool();
                HikariDataSource old = database.pool()) {
            JdbcStorage since = JdbcStorage.own(fresh).build();
            fill(since, TENANT, TICKETS);
            fill(since, OTHER, TICKETS.subList(0, 3));
            Ticket damaged = ticket(9, Priority.HIGH, TicketType.COMPLAINT, Channel.SOCIAL_MEDIA, "wet", 70);
            fill(since, new TenantId("damaged"), List.of(damaged));
            UpgradeTest.execute(fresh, List.of("UPDATE crm_ticket SET payload = '{}' WHERE tenant_id = 'damaged'"));
            asOfThen(database, fresh, old);
            assertThat(UpgradeTest.columns(old, "crm_ticket"))
                    .noneMatch(column -> column.equalsIgnoreCase("search_text"));

            JdbcStorage upgraded = JdbcStorage.own(old).build();

            for (TicketQuery view : VIEWS) {
                assertThat(found(upgraded, TENANT, view))
                        .as("%s", view)
                        .isNotEmpty()
                        .isEqualTo(found(expected, TENANT, view));
            }
            assertThat(found(upgraded, OTHER, VIEWS.get(0)))
                    .containsExactly(TICKETS.get(2).id(), TICKETS.get(0).id());
            assertThat(found(upgraded, new TenantId("damaged"), VIEWS.get(0))).isEmpty();
        }
    }

    /** The tables as they were then, with the tickets that are stored now. */
    private static void asOfThen(Databases database, HikariDataSource now, HikariDataSource then) throws SQLException {
        for (MigrationScript script :
                MigrationScript.of(MigrationTest.engine(database)).subList(0, BEFORE)) {
            UpgradeTest.execute(then, Scripts.statements(script.sql()));
        }
        UpgradeTest.copy(now, then, "crm_ticket", UpgradeTest.columns(then, "crm_ticket"));
    }

    private static void fill(CrmStorage storage, TenantId tenant, List<Ticket> tickets) {
        storage.inTransaction(tenant, unit -> {
            tickets.forEach(ticket -> {
                unit.tickets()
                        .insert(Ticket.received(
                                ticket.id(), ticket.type(), ticket.customer(), ticket.priority(), ticket.intake()));
                unit.tickets().update(ticket, 1);
            });
            return true;
        });
    }

    private static List<TicketId> found(CrmStorage storage, TenantId tenant, TicketQuery query) {
        return storage.inTransaction(
                tenant,
                unit -> unit.tickets().page(query, PageRequest.first(1_000)).items().stream()
                        .map(Ticket::id)
                        .toList());
    }
}
