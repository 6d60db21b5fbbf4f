package dev.aftercare.crm.jdbc;

class NamedServerContractTest extends NamedServerContract {

    NamedServerContractTest() {
        super("kit_on_", true);
    }
}
