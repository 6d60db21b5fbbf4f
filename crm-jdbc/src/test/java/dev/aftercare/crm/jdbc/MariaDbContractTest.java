package dev.aftercare.crm.jdbc;

class MariaDbContractTest extends PooledContract {

    MariaDbContractTest() {
        super(Databases.MARIADB, true);
    }
}
