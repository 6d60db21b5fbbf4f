package dev.aftercare.crm.jdbc;

class H2FileContractTest extends PooledContract {

    H2FileContractTest() {
        super(Databases.H2_FILE, false);
    }
}
