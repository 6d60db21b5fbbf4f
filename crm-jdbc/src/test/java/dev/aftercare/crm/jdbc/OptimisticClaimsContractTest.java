package dev.aftercare.crm.jdbc;

import static dev.aftercare.crm.jdbc.Proxies.invoke;
import static dev.aftercare.crm.jdbc.Proxies.proxy;

import com.zaxxer.hikari.HikariDataSource;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.tck.CrmStorageContract;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The kit without SKIP LOCKED and with one statement at a time, as an engine or a driver that lacks them runs. */
class OptimisticClaimsContractTest extends CrmStorageContract {

    private final HikariDataSource pool = Databases.POSTGRESQL.pool();
    private final HikariDataSource otherPool = Databases.pool(pool, true);

    private static CrmStorage on(HikariDataSource pool) {
        return JdbcStorage.own(oneByOne(pool)).optimisticClaims().build();
    }

    private static DataSource oneByOne(DataSource pool) {
        return Proxies.dataSource(pool, OptimisticClaimsContractTest::oneByOne);
    }

    private static Connection oneByOne(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("prepareStatement") && ((String) arguments[0]).contains(";")) {
                throw new SQLException("one statement at a time", "42601");
            }
            return invoke(connection, method, arguments);
        });
    }

    @Override
    protected CrmStorage open() {
        return on(pool);
    }

    @Override
    protected CrmStorage openSecond() {
        return on(otherPool);
    }

    @Override
    protected void cleanUp() {
        pool.close();
        otherPool.close();
    }
}
