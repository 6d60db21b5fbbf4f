package dev.aftercare.crm.loyalty.store;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.Twins;
import dev.aftercare.crm.model.CrmException;
import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.UnitOfWork;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Documents of one kind, seen as records of one type, each with the version that the next change must name.
 *
 * @param <T> the type
 */
public final class Records<T> {

    private final String kind;
    private final Class<T> type;

    /**
     * Sees one kind of documents.
     *
     * @param kind the documents' kind
     * @param type what each holds
     */
    public Records(String kind, Class<T> type) {
        this.kind = kind;
        this.type = type;
    }

    /**
     * Reads a record without locking it.
     *
     * @param unit the transaction
     * @param id which
     * @return the record and its version, or empty
     */
    public Optional<Kept<T>> find(UnitOfWork unit, String id) {
        return unit.documents().find(new DocumentKey(kind, id)).map(this::kept);
    }

    /**
     * Stores a record. Whoever was faster makes it a conflict, and the command is run again.
     *
     * @param context the command
     * @param id which
     * @param owner to whom it belongs, or null
     * @param before the version it was read at; 0 if it is new
     * @param value the record
     */
    public void save(CommandContext context, String id, @Nullable String owner, long before, T value) {
        String json = CrmJson.mapper().writeValueAsString(value);
        Document document = new Document(new DocumentKey(kind, id), before + 1, owner, context.now(), json);
        if (before == 0) {
            Twins.orRetry(kind, () -> context.unit().documents().insert(document));
        } else {
            context.unit().documents().update(document, before);
        }
    }

    /**
     * The records of an owner, the last changed first.
     *
     * @param unit the transaction
     * @param owner whose; null for all
     * @param request which part
     * @return the page
     */
    public Page<T> page(UnitOfWork unit, @Nullable String owner, PageRequest request) {
        Page<Document> page = unit.documents().page(kind, owner, request);
        return new Page<>(
                page.items().stream().map(document -> kept(document).value()).toList(), page.next());
    }

    private Kept<T> kept(Document document) {
        try {
            return new Kept<>(document.version(), CrmJson.mapper().readValue(document.json(), type));
        } catch (JacksonException | CrmException unreadable) {
            // Without the cause, which may quote what it read, and without the id, which may stand for a secret.
            throw new StorageException(StorageException.Reason.CORRUPT, "a " + kind + " cannot be read");
        }
    }
}
