package dev.aftercare.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.aftercare.crm.Crm;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.command.RetryPolicy;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.queue.Activity;
import dev.aftercare.crm.queue.Attendance;
import dev.aftercare.crm.queue.BulkOutcome;
import dev.aftercare.crm.queue.BulkOutcome.Result;
import dev.aftercare.crm.queue.BulkResult;
import dev.aftercare.crm.queue.Present;
import dev.aftercare.crm.ticket.NewTicket;
import dev.aftercare.crm.ticket.TicketCommand;
import dev.aftercare.crm.ticket.TicketCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many threads on two nodes, at the same tickets at once, on every engine. */
class BulkOnEnginesTest {

    private static final By CLERK = By.agent("clerk");
    private static final Duration LEASE = Duration.ofMinutes(15);
    private static final int THREADS = 6;
    private static final TicketCommand UP = TicketCommands.escalate("The press called");

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void theSameStepsUnderOneKeyAreTakenOnceHoweverManyCallAtOnce(Databases database) throws Exception {
        try (HikariDataSource one = database.pool();
                HikariDataSource two = Databases.pool(one, true)) {
            List<Shop> nodes = List.of(node(one), node(two));
            List<TicketId> tickets = receive(nodes.get(0), 12);

            List<BulkResult> results =
                    together(n -> () -> nodes.get(n % 2).queues().bulk().apply(tickets, UP, CLERK.once("night-shift")));

            assertThat(results).allSatisfy(result -> {
                assertThat(result.outcomes()).extracting(BulkOutcome::ticket).isEqualTo(tickets);
                assertThat(result.count(Result.DONE)).isEqualTo(12);
            });
            assertThat(tickets).allSatisfy(id -> {
                Ticket ticket = nodes.get(1).tickets().find(id).orElseThrow();
                assertThat(ticket.version()).isEqualTo(2);
                assertThat(ticket.handling().escalationLevel()).isEqualTo(1);
                assertThat(nodes.get(1).tickets().history(id)).hasSize(2);
            });
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void ofStepsUnderDifferentKeysEachIsDoneOnEveryTicketOrSaysWhyNot(Databases database) throws Exception {
        try (HikariDataSource one = database.pool();
                HikariDataSource two = Databases.pool(one, true)) {
            List<Shop> nodes = List.of(node(one), node(two));
            List<TicketId> tickets = receive(nodes.get(0), 6);

            List<BulkResult> results =
                    together(n -> () -> nodes.get(n % 2).queues().bulk().apply(tickets, UP, CLERK.once("call-" + n)));

            for (int at = 0; at < tickets.size(); at++) {
                int place = at;
                long done = results.stream()
                        .map(result -> result.outcomes().get(place).result())
                        .peek(result -> assertThat(result).isIn(Result.DONE, Result.CONFLICT))
                        .filter(Result.DONE::equals)
                        .count();
                Ticket ticket = nodes.get(0).tickets().find(tickets.get(at)).orElseThrow();
                assertThat(ticket.handling().escalationLevel()).isEqualTo((int) done);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void allAgentsWhoComeAtOnceAreSeenAndOneOfThemWrites(Databases database) throws Exception {
        try (HikariDataSource one = database.pool();
                HikariDataSource two = Databases.pool(one, true)) {
            List<Shop> nodes = List.of(node(one), node(two));
            TicketId ticket = receive(nodes.get(0), 1).get(0);

            together(n -> () -> nodes.get(n % 2)
                    .queues()
                    .presence()
                    .enter(ticket, Activity.LOOKING, LEASE, By.agent("agent-" + n)));
            List<Boolean> writing = together(n -> () -> {
                try {
                    nodes.get(n % 2).queues().presence().enter(ticket, Activity.TYPING, LEASE, By.agent("agent-" + n));
                    return true;
                } catch (RejectedException somebodyTypes) {
                    return false;
                }
            });

            Attendance seen = nodes.get(0).queues().presence().at(ticket);
            assertThat(seen).isEqualTo(nodes.get(1).queues().presence().at(ticket));
            assertThat(seen.present()).hasSize(THREADS);
            assertThat(writing).containsOnlyOnce(true);
            assertThat(seen.typing()).map(Present::agent).contains("agent-" + writing.indexOf(true));
        }
    }

    private interface Call<T> {
        Callable<T> of(int thread);
    }

    private static <T> List<T> together(Call<T> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(
                    IntStream.range(0, THREADS).mapToObj(call::of).toList())) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Patient, since everybody wants the same tickets at once. */
    private static Shop node(HikariDataSource pool) {
        RetryPolicy patient = new RetryPolicy(50, Duration.ofMillis(5), Duration.ofMillis(100));
        return Crm.builder(JdbcStorage.own(pool).build())
                .retries(patient)
                .build()
                .shop();
    }

    private static List<TicketId> receive(Shop shop, int count) {
        CustomerId mei =
                shop.customers().register(Identity.shopUser("mei"), CLERK).id();
        return IntStream.range(0, count)
                .mapToObj(n -> shop.tickets()
                        .receive(NewTicket.of(mei, TicketType.COMPLAINT, Channel.EMAIL, "Wet " + n), CLERK)
                        .id())
                .toList();
    }
}
