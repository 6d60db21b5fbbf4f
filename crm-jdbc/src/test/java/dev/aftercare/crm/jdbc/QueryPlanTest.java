package dev.aftercare.crm.jdbc;

import static dev.aftercare.crm.jdbc.Shop.TENANT;
import static dev.aftercare.crm.jdbc.Shop.customerId;
import static dev.aftercare.crm.jdbc.Shop.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.IdempotencyKey;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.TimeSpan;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.loyalty.PointsAccountId;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.persistence.PageKey;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.ReturnTime;
import dev.aftercare.crm.persistence.TicketFacet;
import dev.aftercare.crm.persistence.TicketOrder;
import dev.aftercare.crm.persistence.TicketQuery;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Asks the engines how they run what the stores send. Every query is to be served by the index named beside it, and pages by one
 * that gives their order, so that nothing is sorted and the cost follows what is returned.
 */
class QueryPlanTest {

    private static final PageRequest PAGE = PageRequest.first(20)
            .after(new PageKey(Shop.T.plusSeconds(100), uuid(100).toString()));

    private static final TimeSpan SPAN = new TimeSpan(Shop.T, Shop.T.plusSeconds(50));

    /** What a service asks, and the index that must serve it; a page's index must also give the order. */
    private record Question(String name, String index, boolean givesOrder, Consumer<UnitOfWork> ask) {}

    private static final List<Question> QUESTIONS = List.of(
            new Question(
                    "identity",
                    "customer_identity_pk",
                    false,
                    unit -> unit.customers().findByIdentity(Identity.shopUser("u7"))),
            new Question(
                    "customers", "customer_page", true, unit -> unit.customers().page(PAGE)),
            new Question("tickets", "ticket_page", true, unit -> unit.tickets().page(TicketQuery.ALL, PAGE)),
            new Question(
                    "tickets of stage",
                    "ticket_stage",
                    true,
                    unit -> unit.tickets().page(TicketQuery.at(Stage.CONFIRMED), PAGE)),
            new Question(
                    "tickets of customer",
                    "ticket_customer",
                    true,
                    unit -> unit.tickets().page(TicketQuery.of(customerId(3)), PAGE)),
            new Question(
                    "tickets of department",
                    "ticket_department",
                    true,
                    unit -> unit.tickets()
                            .page(TicketQuery.builder().department("team3").build(), PAGE)),
            new Question(
                    "tickets due first",
                    "ticket_due",
                    true,
                    unit -> unit.tickets()
                            .page(
                                    TicketQuery.builder()
                                            .order(TicketOrder.EARLIEST_DUE)
                                            .build(),
                                    PAGE)),
            new Question(
                    "tickets due in a window, due first",
                    "ticket_due",
                    true,
                    unit -> unit.tickets()
                            .page(
                                    TicketQuery.builder()
                                            .due(Shop.T, Shop.T.plusSeconds(50))
                                            .order(TicketOrder.EARLIEST_DUE)
                                            .build(),
                                    PageRequest.first(20))),
            new Question(
                    "most pressing tickets",
                    "ticket_urgency",
                    true,
                    unit -> unit.tickets()
                            .page(
                                    TicketQuery.builder()
                                            .order(TicketOrder.MOST_PRESSING)
                                            .build(),
                                    PAGE)),
            new Question(
                    "tickets of types and channels",
                    "ticket_page",
                    true,
                    unit -> unit.tickets()
                            .page(
                                    TicketQuery.builder()
                                            .types(TicketType.COMPLAINT, TicketType.INQUIRY)
                                            .channels(Channel.EMAIL)
                                            .build(),
                                    PAGE)),
            new Question(
                    "tickets with words",
                    "ticket_page",
                    true,
                    unit -> unit.tickets()
                            .page(TicketQuery.builder().containing("broken").build(), PAGE)),
            new Question(
                    "board of open tickets",
                    "ticket_",
                    false,
                    unit -> unit.tickets().count(TicketQuery.at(Stage.CONFIRMED, Stage.ANALYZED), TicketFacet.STAGE)),
            new Question("board", "ticket_", false, unit -> unit.tickets().count(TicketQuery.ALL, TicketFacet.STAGE)),
            new Question(
                    "purchases",
                    "purchase_customer",
                    true,
                    unit -> unit.purchases().page(customerId(3), PAGE)),
            new Question(
                    "purchase", "purchase_pk", false, unit -> unit.purchases().find(new PurchaseId("order-7"))),
            new Question(
                    "purchase totals",
                    "purchase_customer",
                    false,
                    unit -> unit.purchases()
                            .totals(List.of(customerId(3), customerId(4)), List.of(SPAN), ReturnTime.OWN)),
            new Question(
                    "purchase totals by orders",
                    "purchase_customer",
                    false,
                    unit -> unit.purchases().totals(List.of(customerId(3)), List.of(SPAN, SPAN), ReturnTime.ORIGINAL)),
            new Question(
                    "returns of an order",
                    "purchase_original",
                    false,
                    unit -> unit.purchases().totals(List.of(customerId(3)), List.of(SPAN), ReturnTime.OWN)),
            new Question(
                    "history",
                    "event_pk",
                    true,
                    unit -> unit.journal().history(new AggregateRef("thing", "a7"), 0, 50)),
            new Question(
                    "timeline", "event_timeline", true, unit -> unit.journal().timeline(customerId(3), PAGE)),
            new Question(
                    "waiting",
                    "event_waiting",
                    true,
                    unit -> unit.journal().claim(uuid(1), Shop.T, Duration.ofMinutes(1), 50)),
            new Question(
                    "due",
                    "due_scan",
                    true,
                    unit -> unit.due().claim(uuid(1), Shop.T.plusSeconds(50), 10, Duration.ofMinutes(1))),
            new Question(
                    "documents", "document_page", true, unit -> unit.documents().page("note", null, PAGE)),
            new Question(
                    "documents of owner",
                    "document_owner",
                    true,
                    unit -> unit.documents().page("note", "owner3", PAGE)),
            new Question(
                    "documents of ids",
                    "document_pk",
                    false,
                    unit -> unit.documents().find("note", List.of("n1", "n2", "n3"))),
            new Question("command", "command_pk", false, unit -> unit.commands().find(new IdempotencyKey("k7"))),
            new Question("forget", "command_age", true, unit -> unit.commands().forget(Shop.T.plusSeconds(50), 10)),
            new Question(
                    "entries",
                    "points_entry_pk",
                    true,
                    unit -> unit.points().entries(new PointsAccountId(uuid(1)), Long.MAX_VALUE, 10)),
            new Question(
                    "named entry",
                    "points_entry_name",
                    false,
                    unit -> unit.points().named(new PointsAccountId(uuid(1)), "hold/1")),
            new Question(
                    "entries about",
                    "points_entry_about",
                    true,
                    unit -> unit.points().about(new PointsAccountId(uuid(1)), 1, 0, 10)),
            new Question(
                    "accounts",
                    "points_account_owner",
                    true,
                    unit -> unit.points().accounts(new ProgrammeId("main"), customerId(3), 10)),
            new Question(
                    "books",
                    "points_entry_books",
                    false,
                    unit -> unit.points().totals(new ProgrammeId("main"), Shop.T, Shop.T.plusSeconds(50))),
            new Question(
                    "earned by a customer",
                    "points_account_owner",
                    false,
                    unit -> unit.points()
                            .earned(
                                    List.of(customerId(3), customerId(4)),
                                    new ProgrammeId("main"),
                                    List.of(SPAN),
                                    ReturnTime.OWN)),
            new Question(
                    "entries earned",
                    "points_entry_about",
                    false,
                    unit -> unit.points()
                            .earned(
                                    List.of(customerId(3)),
                                    new ProgrammeId("main"),
                                    List.of(SPAN, SPAN),
                                    ReturnTime.ORIGINAL)),
            new Question(
                    "account",
                    "points_account_owner",
                    false,
                    unit -> unit.points().find(customerId(1), new ProgrammeId("main"))));

    @Test
    void h2ServesEveryQuestionFromItsIndex() throws SQLException {
        try (HikariDataSource pool = Databases.H2_MEMORY.pool()) {
            Map<Question, List<String>> plans = plans(pool, "EXPLAIN ", "ANALYZE");

            plans.forEach((question, texts) -> assertThat(texts)
                    .as(question.name())
                    .anySatisfy(plan -> {
                        assertThat(plan).contains(inH2(question));
                        // H2 does not say of a locking query whether the index gives its order: it needs none.
                        if (question.givesOrder() && !plan.contains("FOR UPDATE")) {
                            assertThat(plan).contains("/* index sorted */");
                        }
                    }));
        }
    }

    @Test
    void postgresServesEveryQuestionFromItsIndex() throws SQLException {
        HikariConfig config = Databases.POSTGRESQL.fresh();
        // Tables this small are read faster as a whole; the question is whether an index can serve.
        config.setConnectionInitSql("SET enable_seqscan = off; SET enable_bitmapscan = off");
        try (HikariDataSource pool = new HikariDataSource(config)) {
            Map<Question, List<String>> plans = plans(pool, "EXPLAIN ", "VACUUM ANALYZE");

            plans.forEach((question, texts) -> assertThat(texts)
                    .as(question.name())
                    .anySatisfy(plan -> {
                        assertThat(plan).containsPattern("(Index|Bitmap).* crm_" + inPostgres(question));
                        if (question.givesOrder()) {
                            // An incremental sort only puts the lines of one purchase in order.
                            assertThat(plan).doesNotContainPattern("(?m)(^|-> +)Sort");
                        }
                    }));
        }
    }

    /** H2 names the index of a primary key by itself, but says which columns it is asked for. */
    private static String inH2(Question question) {
        return question.index().endsWith("_pk")
                ? "PRIMARY_KEY"
                : ("crm_" + question.index()).toUpperCase(java.util.Locale.ROOT);
    }

    private static String inPostgres(Question question) {
        return question.index().replace("_pk", "_pkey");
    }

    private static Map<Question, List<String>> plans(HikariDataSource pool, String explain, String gatherStatistics)
            throws SQLException {
        JdbcStorage storage = JdbcStorage.own(pool).build();
        fill(storage);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(gatherStatistics);
        }
        RecordingDataSource recording = new RecordingDataSource(pool, explain);
        JdbcStorage recorded = JdbcStorage.own(recording.dataSource())
                .migration(Migration.NONE)
                .build();
        Map<Question, List<String>> plans = new LinkedHashMap<>();
        for (Question question : QUESTIONS) {
            recording.clear();
            recorded.inTransaction(TENANT, unit -> {
                question.ask().accept(unit);
                return true;
            });
            plans.put(question, new ArrayList<>(recording.plans()));
        }
        return plans;
    }

    /** Enough rows, and of enough shops, that a plan without an index would not pay. */
    private static void fill(JdbcStorage storage) {
        for (String tenant : List.of(TENANT.value(), "another", "a-third", "a-fourth")) {
            storage.inTransaction(new TenantId(tenant), unit -> {
                IntStream.range(0, 200).forEach(n -> {
                    unit.customers().insert(Shop.customer(n, "u" + n));
                    unit.tickets().insert(Shop.ticket(n, n % 100));
                    unit.purchases().append(Shop.sale(n, n % 100, 3));
                    unit.journal().append(List.of(Shop.event(n, "a" + n, 1)));
                    unit.due().schedule(Shop.due(n));
                    unit.documents().insert(Shop.document(n));
                    unit.commands().append(Shop.command(n));
                    Shop.openAccount(unit, n);
                });
                return true;
            });
        }
    }
}
