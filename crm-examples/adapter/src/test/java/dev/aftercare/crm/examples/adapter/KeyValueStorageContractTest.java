package dev.aftercare.crm.examples.adapter;

import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.tck.CrmStorageContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The whole compatibility kit, on a folder. */
class KeyValueStorageContractTest extends CrmStorageContract {

    private final Path folder = newFolder();

    @Override
    protected CrmStorage open() {
        return KeyValueStorage.open(folder.resolve("crm"));
    }

    @Override
    protected CrmStorage openSecond() {
        return KeyValueStorage.open(folder.resolve("crm"));
    }

    @Override
    protected void cleanUp() throws IOException {
        Folders.delete(folder);
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("crm-key-value");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
