package dev.aftercare.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.aftercare.crm.Crm;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.loyalty.BonusRule;
import dev.aftercare.crm.loyalty.Caps;
import dev.aftercare.crm.loyalty.FixedPoints;
import dev.aftercare.crm.loyalty.Programme;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A campaign's budget and a customer's cap on every engine: many threads on two nodes earn at once, and neither is exceeded. */
class BudgetOnEnginesTest {

    private static final By CLERK = By.agent("clerk");
    private static final ProgrammeId GOLD = new ProgrammeId("gold");
    private static final Instant START = Instant.parse("2026-01-10T12:00:00Z");
    private static final int THREADS = 32;

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void thirtyTwoThreadsSpendTheBudgetToTheLastPointAndNobodyIsTurnedAway(Databases database) throws Exception {
        try (HikariDataSource one = database.pool();
                HikariDataSource two = Databases.pool(one, true)) {
            List<Shop> nodes = List.of(node(one), node(two));
            List<CustomerId> customers = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                customers.add(nodes.get(0)
                        .customers()
                        .register(Identity.shopUser("c" + i), CLERK)
                        .id());
            }

            List<Callable<Long>> calls = new ArrayList<>();
            for (int i = 0; i < 192; i++) {
                int number = i;
                calls.add(() -> nodes.get(number % 2)
                        .loyalty()
                        .earnFor(GOLD, order(customers.get(number % 24), number), CLERK)
                        .points());
            }
            long given = 0;
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            try {
                for (Future<Long> points : threads.invokeAll(calls)) {
                    given += points.get();
                }
            } finally {
                threads.shutdownNow();
            }

            assertThat(given).isEqualTo(1_111);
            for (CustomerId customer : customers) {
                assertThat(nodes.get(1).loyalty().balance(customer, GOLD).available())
                        .isLessThanOrEqualTo(100);
            }
            assertThat(nodes.get(0).loyalty().verifyBooks(GOLD).outstanding()).isEqualTo(1_111);
        }
    }

    private static Purchase order(CustomerId customer, int number) {
        PurchaseLine line = new PurchaseLine("TEA", null, null, 1, Money.of("5", "EUR"));
        return Purchase.sale("O-" + number, customer, START, List.of(line));
    }

    private static Shop node(HikariDataSource pool) {
        Shop node = Crm.builder(JdbcStorage.own(pool).build())
                .clock(() -> START)
                .build()
                .shop();
        Caps caps = Caps.NONE.perCustomer(100).budget("spring", 1_111);
        node.loyalty()
                .define(
                        Programme.builder("gold")
                                .bonus(BonusRule.named("spring").caps(caps).gives(FixedPoints.of(20)))
                                .build(),
                        CLERK);
        return node;
    }
}
