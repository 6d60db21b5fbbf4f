package dev.aftercare.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.loyalty.Books;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketEvent.TargetBreached;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.TicketQuery;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * A loading process is killed at random moments and started again, round after round: what it said was done is there, once, the
 * books balance, and due work is neither lost nor done twice.
 */
class KilledProcessTest {

    private static final Instant FAR = Instant.parse("2200-01-01T00:00:00Z");

    /** How often a process is killed; a soak sets more. */
    private static final int ROUNDS = Integer.getInteger("aftercare.kill.rounds", 4);

    private static final long SEED = Long.getLong("aftercare.kill.seed", System.nanoTime());

    /** How many commands a lane gives again, though they were said to be done. */
    private static final int OVERLAP = 7;

    private final Random random = new Random(SEED);

    /** What each lane was told, by the number of the command. */
    private final List<TreeMap<Integer, String>> said = new ArrayList<>();

    @Test
    void nothingAcknowledgedIsLostFromAFile() throws Exception {
        survives("file:" + Databases.directory().resolve("shop"));
    }

    @Test
    void nothingAcknowledgedIsLostFromAServer() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start()) {
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                assertThat(setting(statement, "fsync")).isEqualTo("on");
                assertThat(setting(statement, "synchronous_commit")).isEqualTo("on");
            }
            survives(server.getJdbcUrl("postgres", "postgres"));
        }
    }

    private static String setting(Statement statement, String name) throws SQLException {
        try (ResultSet results = statement.executeQuery("SHOW " + name)) {
            results.next();
            return results.getString(1);
        }
    }

    private void survives(String where) throws Exception {
        System.out.println("kills: " + ROUNDS + " with -Daftercare.kill.seed=" + SEED);
        for (int lane = 0; lane < LoadOfCommands.LANES; lane++) {
            said.add(new TreeMap<>());
        }
        for (int round = 0; round < ROUNDS; round++) {
            loadAndKill(where, round);
        }

        try (CrmStorage storage = LoadingProcess.storage(where)) {
            LoadOfCommands load = new LoadOfCommands(storage, ROUNDS);
            // As a caller does who was never answered: the last request once more, and those before it for good
            // measure.
            for (int lane = 0; lane < LoadOfCommands.LANES; lane++) {
                int unanswered = begin(lane) + Math.min(OVERLAP, said.get(lane).size());
                for (int number = begin(lane); number <= unanswered; number++) {
                    heard(lane, number, load.give(lane, number));
                }
            }
            purchasesAreThereOnce(load);
            booksBalance(load);
            ticketsAreThereOnce(load, new LoadOfCommands(storage, ROUNDS + 1));
        }
    }

    private int begin(int lane) {
        return Math.max(0, said.get(lane).size() - OVERLAP);
    }

    private void heard(int lane, int number, String result) {
        String first = said.get(lane).putIfAbsent(number, result);
        if (first != null) {
            assertThat(result)
                    .as("what command %s gives under the same key", LoadOfCommands.key(lane, number))
                    .isEqualTo(first);
        }
    }

    private void loadAndKill(String where, int round) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(where, String.valueOf(round)));
        for (int lane = 0; lane < LoadOfCommands.LANES; lane++) {
            arguments.add(String.valueOf(begin(lane)));
        }
        Process process = OtherProcess.start(LoadingProcess.class, arguments.toArray(String[]::new));
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            int enough = 30 + random.nextInt(200);
            int lines = 0;
            StringBuilder other = new StringBuilder();
            // What it said before it was killed counts, also if it is read afterwards.
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                String[] words = line.split(" ", 4);
                if (words[0].equals("done")) {
                    heard(Integer.parseInt(words[1]), Integer.parseInt(words[2]), words[3]);
                    lines++;
                } else {
                    other.append(line).append('\n');
                }
                if (lines == enough) {
                    Thread.sleep(random.nextInt(15));
                    process.toHandle().destroyForcibly(); // Unlike its process, it leaves the output to be read.
                }
            }
            assertThat(lines).as("the process ended by itself: %s", other).isGreaterThanOrEqualTo(enough);
        } finally {
            process.destroyForcibly().waitFor();
        }
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
