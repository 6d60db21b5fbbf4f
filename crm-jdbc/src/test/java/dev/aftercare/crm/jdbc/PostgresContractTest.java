package dev.aftercare.crm.jdbc;

class PostgresContractTest extends PooledContract {

    PostgresContractTest() {
        super(Databases.POSTGRESQL, true);
    }
}
