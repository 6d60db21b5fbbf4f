package dev.aftercare.crm.persistence.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import java.util.Optional;
import java.util.UUID;

/** The storage under test and an independent instance on the same data. */
record Storages(CrmStorage first, CrmStorage second) {

    static TenantId newTenant() {
        return new TenantId("Kit-" + UUID.randomUUID());
    }

    /** A closed storage refuses every transaction and leaves the other at work; a second call does nothing. */
    void close() {
        first.close();
        assertThat(catchThrowableOfType(StorageException.class, () -> read(first))
                        .reason())
                .as("of a closed storage")
                .isEqualTo(Reason.UNAVAILABLE);
        assertThat(read(second)).as("beside a closed storage").isEmpty();
        second.close();
        second.close();
    }

    private static Optional<Document> read(CrmStorage storage) {
        return storage.inTransaction(newTenant(), unit -> unit.documents().find(new DocumentKey("doc", "d")));
    }
}
