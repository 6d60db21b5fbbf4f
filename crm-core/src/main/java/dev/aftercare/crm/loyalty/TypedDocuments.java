package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.Twins;
import dev.aftercare.crm.model.CrmException;
import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.UnitOfWork;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Documents of one kind, seen as records of one type. */
final class TypedDocuments<T> {

    private final String kind;
    private final Class<T> type;

    TypedDocuments(String kind, Class<T> type) {
        this.kind = kind;
        this.type = type;
    }

    Optional<T> find(UnitOfWork unit, String id) {
        return unit.documents().find(new DocumentKey(kind, id)).map(this::decoded);
    }

    /** A twin that was faster is a conflict: what it stored is seen when the command is run again. */
    void insert(CommandContext context, String id, @Nullable String owner, T value) {
        Document document = Document.created(new DocumentKey(kind, id), owner, context.now(), encoded(value));
        Twins.orRetry(kind, () -> context.unit().documents().insert(document));
    }

    void update(CommandContext context, String id, @Nullable String owner, long expectedVersion, T value) {
        Document document =
                new Document(new DocumentKey(kind, id), expectedVersion + 1, owner, context.now(), encoded(value));
        context.unit().documents().update(document, expectedVersion);
    }

    private String encoded(T value) {
        return CrmJson.mapper().writeValueAsString(value);
    }

    private T decoded(Document document) {
        try {
            return CrmJson.mapper().readValue(document.json(), type);
        } catch (JacksonException | CrmException unreadable) {
            // Without the cause, which may quote what it read.
            throw new StorageException(
                    StorageException.Reason.CORRUPT, kind + " " + document.key().id() + " cannot be read");
        }
    }
}
