package dev.aftercare.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.aftercare.crm.Crm;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.due.DueReport;
import dev.aftercare.crm.loyalty.ExpiryRule;
import dev.aftercare.crm.loyalty.Programme;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A sweep costs what is due: the statements of one are counted beside few and beside many accounts that are not due. */
class SweepCostTest {

    private static final By CLERK = By.agent("clerk");
    private static final ProgrammeId GOLD = new ProgrammeId("gold");
    private static final Instant START = Instant.parse("2026-01-10T12:00:00Z");

    private final AtomicLong statements = new AtomicLong();
    private final AtomicLong seconds = new AtomicLong();

    @Test
    void theStatementsOfASweepDoNotDependOnWhatIsNotDue() {
        long few = statementsBeside(10);
        long many = statementsBeside(10_000);

        assertThat(few).isPositive();
        assertThat(many).isEqualTo(few);
    }

    private long statementsBeside(int notDue) {
        seconds.set(0);
        try (HikariDataSource pool = Databases.H2_MEMORY.pool()) {
            JdbcStorage storage = JdbcStorage.own(counting(pool)).build();
            Shop shop = Crm.builder(storage)
                    .clock(() -> START.plusSeconds(seconds.get()))
                    .build()
                    .shop();
            shop.loyalty()
                    .define(
                            Programme.builder("gold")
                                    .expiry(ExpiryRule.days(30))
                                    .build(),
                            CLERK);
            for (int i = 0; i < 3; i++) {
                CustomerId due = shop.customers()
                        .register(Identity.shopUser("due" + i), CLERK)
                        .id();
                shop.loyalty().earn(due, GOLD, 10, new Cause("gift", "g"), CLERK);
            }
            storage.inTransaction(TenantId.DEFAULT, unit -> {
                for (int i = 0; i < notDue; i++) {
                    AggregateRef account = new AggregateRef("points-account", new UUID(9, i).toString());
                    unit.due()
                            .schedule(new DueEntry(
                                    DueKey.of("points-expiry", account), START.plusSeconds(9_000_000L + i)));
                }
                return notDue;
            });
            seconds.set(32L * 86_400);
            long before = statements.get();
            assertThat(shop.runDue(1_000)).isEqualTo(new DueReport(3, 0, 0));
            return statements.get() - before;
        }
    }

    private DataSource counting(DataSource source) {
        return proxy(DataSource.class, source);
    }

    private <T> T proxy(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        statements.incrementAndGet();
                    }
                    try {
                        Object result = method.invoke(target, arguments);
                        return result instanceof Connection connection ? proxy(Connection.class, connection) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
