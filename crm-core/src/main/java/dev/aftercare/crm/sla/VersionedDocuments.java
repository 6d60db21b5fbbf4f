package dev.aftercare.crm.sla;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.Twins;
import dev.aftercare.crm.model.CrmException;
import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.UnitOfWork;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * What a shop defines and defines anew: the definition in force by its id, and every definition there ever was by
 * {@code id@version}. The latter never change, so that what was decided by one can be explained as long as it is remembered.
 */
final class VersionedDocuments<T> {

    private final String kind;
    private final Class<T> type;

    VersionedDocuments(String kind, Class<T> type) {
        this.kind = kind;
        this.type = type;
    }

    /** One definition and the number of its version, from 1. */
    record Version<T>(String id, long number, T value) {
        String reference() {
            return id + "@" + number;
        }
    }

    Optional<Version<T>> inForce(UnitOfWork unit, String id) {
        return unit.documents()
                .find(new DocumentKey(kind, id))
                .map(document -> new Version<>(id, document.version(), decoded(document)));
    }

    /** A definition that others rest on; definitions are never taken away. */
    Version<T> required(UnitOfWork unit, String id) {
        return inForce(unit, id).orElseThrow(() -> missing(id));
    }

    T byReference(UnitOfWork unit, String reference) {
        return unit.documents().find(versionKey(reference)).map(this::decoded).orElseThrow(() -> missing(reference));
    }

    /** The definition in force, said again, changes nothing. */
    void define(CommandContext context, String id, T value) {
        Optional<Version<T>> stored = inForce(context.unit(), id);
        if (stored.isPresent() && stored.get().value().equals(value)) {
            return;
        }
        long before = stored.map(Version::number).orElse(0L);
        Version<T> next = new Version<>(id, before + 1, value);
        String json = CrmJson.mapper().writeValueAsString(value);
        Document current = new Document(new DocumentKey(kind, id), next.number(), null, context.now(), json);
        if (before == 0) {
            insert(context, current);
        } else {
            context.unit().documents().update(current, before);
        }
        insert(context, Document.created(versionKey(next.reference()), id, context.now(), json));
    }

    private DocumentKey versionKey(String reference) {
        return new DocumentKey(kind + "-version", reference);
    }

    /** A twin that was faster is a conflict: what it stored is seen when the command is run again. */
    private void insert(CommandContext context, Document document) {
        Twins.orRetry(kind, () -> context.unit().documents().insert(document));
    }

    private StorageException missing(String id) {
        return new StorageException(StorageException.Reason.CORRUPT, kind + " " + id + " is named but not stored");
    }

    private T decoded(Document document) {
        try {
            return CrmJson.mapper().readValue(document.json(), type);
        } catch (JacksonException | CrmException unreadable) {
            throw new StorageException(
                    StorageException.Reason.CORRUPT, kind + " " + document.key().id() + " cannot be read", unreadable);
        }
    }
}
