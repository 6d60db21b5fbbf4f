package dev.aftercare.crm.jdbc;

class NamedServerNoAutoCommitContractTest extends NamedServerContract {

    NamedServerNoAutoCommitContractTest() {
        super("kit_off_", false);
    }
}
