package dev.aftercare.crm.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.tck.CrmStorageContract;

/** The kit without SKIP LOCKED, as an engine that lacks it runs. */
class OptimisticClaimsContractTest extends CrmStorageContract {

    private final HikariDataSource pool = Databases.POSTGRESQL.pool();
    private final HikariDataSource otherPool = Databases.pool(pool, true);

    @Override
    protected CrmStorage open() {
        return JdbcStorage.own(pool).optimisticClaims().build();
    }

    @Override
    protected CrmStorage openSecond() {
        return JdbcStorage.own(otherPool).optimisticClaims().build();
    }

    @Override
    protected void cleanUp() {
        pool.close();
        otherPool.close();
    }
}
