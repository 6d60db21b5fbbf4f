package dev.aftercare.crm.jdbc;

import static dev.aftercare.crm.jdbc.Shop.TENANT;
import static dev.aftercare.crm.jdbc.Shop.customer;
import static dev.aftercare.crm.jdbc.Shop.customerId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.persistence.PageRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What the one-liners promise beyond the kit. */
class EmbeddedTest {

    @Test
    void whatAKilledProcessCommittedIsThere() throws Exception {
        Path file = Databases.directory().resolve("shop");
        Process process = OtherProcess.start(OtherProcess.Holder.class, file.toString());
        OtherProcess.awaitLine(process, "ready");

        process.destroyForcibly().waitFor();

        try (JdbcStorage storage = JdbcStorage.embedded(file).build()) {
            assertThat(customers(storage)).isEqualTo(OtherProcess.Holder.CUSTOMERS);
        }
    }

    @Test
    void aClosedFileOpensAgain() {
        Path file = Databases.directory().resolve("shop");
        try (JdbcStorage storage = JdbcStorage.embedded(file).build()) {
            store(storage, 1);
        }

        try (JdbcStorage storage =
                JdbcStorage.embedded(file).migration(Migration.VALIDATE).build()) {
            assertThat(customers(storage)).isEqualTo(1);
        }
    }

    @Test
    void memoryIsSharedByNameAndGoneAfterTheLastClose() {
        JdbcStorage one = JdbcStorage.inMemory("by_name").build();
        JdbcStorage other = JdbcStorage.inMemory("by_name").build();
        store(one, 1);
        one.close();
        assertThat(customers(other)).isEqualTo(1);
        other.close();

        try (JdbcStorage next = JdbcStorage.inMemory("by_name").build()) {
            assertThat(customers(next)).isZero();
        }
    }

    @Test
    void moreThreadsThanConnectionsTakeTurns() throws Exception {
        int threads = 40;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try (JdbcStorage storage = JdbcStorage.inMemory("crowd").build()) {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Boolean>> done = new ArrayList<>();
            for (int n = 1; n <= threads; n++) {
                int number = n;
                done.add(pool.submit(() -> {
                    start.await();
                    store(storage, number);
                    return true;
                }));
            }
            start.countDown();
            for (Future<Boolean> one : done) {
                assertThat(one.get()).isTrue();
            }

            assertThat(customers(storage)).isEqualTo(threads);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void anInterruptedThreadDoesNotCloseTheFileForTheOthers() throws Exception {
        try (JdbcStorage storage =
                JdbcStorage.embedded(Databases.directory().resolve("shop")).build()) {
            Thread interrupted = new Thread(() -> storage.inTransaction(TENANT, unit -> {
                Thread.currentThread().interrupt();
                unit.customers().insert(customer(1));
                return true;
            }));
            interrupted.start();
            interrupted.join();

            store(storage, 2);

            Optional<Customer> found =
                    storage.inTransaction(TENANT, unit -> unit.customers().find(customerId(2)));
            assertThat(found).isPresent();
        }
    }

    private static void store(JdbcStorage storage, int customer) {
        storage.inTransaction(TENANT, unit -> {
            unit.customers().insert(customer(customer));
            return true;
        });
    }

    private static int customers(JdbcStorage storage) {
        return storage.inTransaction(TENANT, unit -> unit.customers().page(PageRequest.first(1_000)))
                .items()
                .size();
    }
}
