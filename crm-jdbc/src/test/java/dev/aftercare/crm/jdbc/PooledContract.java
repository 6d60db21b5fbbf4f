package dev.aftercare.crm.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.tck.CrmStorageContract;

/** The kit on a storage with transactions of its own, on two pools of a shop. */
abstract class PooledContract extends CrmStorageContract {

    private final HikariDataSource pool;
    private final HikariDataSource otherPool;

    PooledContract(Databases database, boolean autoCommit) {
        pool = database.pool(autoCommit);
        otherPool = Databases.pool(pool, autoCommit);
    }

    @Override
    protected CrmStorage open() throws Exception {
        Databases.announce(pool);
        return JdbcStorage.own(pool).build();
    }

    @Override
    protected CrmStorage openSecond() {
        return JdbcStorage.own(otherPool).build();
    }

    @Override
    protected void cleanUp() {
        pool.close();
        otherPool.close();
    }
}
