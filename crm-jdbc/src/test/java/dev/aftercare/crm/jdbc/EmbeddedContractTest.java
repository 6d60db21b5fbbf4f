package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.tck.CrmStorageContract;
import java.nio.file.Path;

/** The kit on the default: an H2 of the library's own, in a file. */
class EmbeddedContractTest extends CrmStorageContract {

    private final Path file = Databases.directory().resolve("shop");

    @Override
    protected CrmStorage open() {
        return JdbcStorage.embedded(file).build();
    }

    @Override
    protected CrmStorage openSecond() {
        return JdbcStorage.embedded(file).build();
    }
}
