package dev.aftercare.crm.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.tck.CrmStorageContract;
import java.sql.SQLException;

/** The kit on {@link NamedServer}. */
@OnNamedServer
abstract class NamedServerContract extends CrmStorageContract {

    private final String prefix;
    private final HikariDataSource pool;
    private final HikariDataSource otherPool;

    NamedServerContract(String prefix, boolean autoCommit) {
        this.prefix = prefix;
        pool = NamedServer.pool(autoCommit);
        otherPool = Databases.pool(pool, autoCommit);
    }

    @Override
    protected CrmStorage open() throws Exception {
        Databases.announce(pool);
        return JdbcStorage.own(pool).tablePrefix(prefix).build();
    }

    @Override
    protected CrmStorage openSecond() {
        return JdbcStorage.own(otherPool).tablePrefix(prefix).build();
    }

    @Override
    protected void cleanUp() throws SQLException {
        NamedServer.drop(pool, prefix);
        pool.close();
        otherPool.close();
    }
}
