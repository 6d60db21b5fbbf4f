package dev.aftercare.crm.jdbc;

class MariaDbNoAutoCommitContractTest extends PooledContract {

    MariaDbNoAutoCommitContractTest() {
        super(Databases.MARIADB, false);
    }
}
