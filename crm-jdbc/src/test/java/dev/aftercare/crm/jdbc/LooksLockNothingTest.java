package dev.aftercare.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.aftercare.crm.Crm;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.loyalty.Programme;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever only looks at a hold locks nothing, so that it works in the host's read-only transactions. */
class LooksLockNothingTest {

    private static final By CLERK = By.agent("clerk");
    private static final ProgrammeId GOLD = new ProgrammeId("gold");
    private static final Cause WHY = new Cause("test", "t");

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void aHoldIsFoundInAReadOnlyTransaction(Databases database) throws SQLException {
        try (HikariDataSource pool = database.pool()) {
            Shop shop = Crm.on(JdbcStorage.own(pool).build()).shop();
            shop.loyalty().define(Programme.builder("gold").build(), CLERK);
            CustomerId customer =
                    shop.customers().register(Identity.shopUser("one"), CLERK).id();
            shop.loyalty().earn(customer, GOLD, 100, WHY, CLERK);
            shop.loyalty().holds().hold(customer, GOLD, "h", 30, null, WHY, CLERK);
            shop.loyalty().holds().capture(customer, GOLD, "h", 10, CLERK);

            try (Connection connection = pool.getConnection()) {
                connection.setAutoCommit(false);
                connection.setReadOnly(true);
                HostTransactions host = new HostTransactions() {
                    @Override
                    public Connection connection() {
                        return connection;
                    }

                    @Override
                    public void afterCommit(Runnable action) {
                        throw new IllegalStateException("nothing is changed");
                    }
                };
                Shop joined = Crm.on(JdbcStorage.joining(pool, host).build()).shop();

                assertThat(joined.loyalty().holds().find(customer, GOLD, "h"))
                        .hasValueSatisfying(state -> assertThat(state.about()).hasSize(2));
                connection.rollback();
                connection.setReadOnly(false);
            }
        }
    }
}
