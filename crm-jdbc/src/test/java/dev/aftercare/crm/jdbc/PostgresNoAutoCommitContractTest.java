package dev.aftercare.crm.jdbc;

class PostgresNoAutoCommitContractTest extends PooledContract {

    PostgresNoAutoCommitContractTest() {
        super(Databases.POSTGRESQL, false);
    }
}
