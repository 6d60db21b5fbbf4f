package dev.aftercare.crm.document;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.Twins;
import dev.aftercare.crm.model.CrmException;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageKey;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.UnitOfWork;
import dev.aftercare.crm.persistence.json.CrmJson;
import dev.aftercare.crm.persistence.json.ReadBefore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Documents of one kind, seen as records of one type.
 *
 * <p>Whatever reads throws {@link StorageException} {@code CORRUPT} for a payload that is no such record; the exception has no cause,
 * since the reader's own may quote what it read.
 *
 * @param <T> the type of the records
 */
public final class TypedDocuments<T> {

    private final String kind;
    private final Class<T> type;
    private final @Nullable ReadBefore<T> readBefore;
    private final boolean told;

    /**
     * Names the kind.
     *
     * @param kind as in {@link DocumentKey}
     * @param type the type of the records
     */
    public TypedDocuments(String kind, Class<T> type) {
        this(kind, type, null, false);
    }

    /**
     * Documents whose text is parsed only once as long as it is in use: for what is read with every command and changes rarely.
     *
     * @param <T> the type of the records, immutable
     * @param kind as in {@link DocumentKey}
     * @param type the type of the records
     * @return the documents
     */
    public static <T> TypedDocuments<T> parsedOnce(String kind, Class<T> type) {
        return new TypedDocuments<>(kind, type, new ReadBefore<>(), false);
    }

    /**
     * Documents that are definitions of the shop's: whenever one is stored or taken away, that is an event in the {@link DefinitionLog}. They
     * are parsed only once, too.
     *
     * @param <T> the type of the records, immutable
     * @param kind as in {@link DocumentKey}
     * @param type the type of the records
     * @return the documents
     */
    public static <T> TypedDocuments<T> definitions(String kind, Class<T> type) {
        return new TypedDocuments<>(kind, type, new ReadBefore<>(), true);
    }

    TypedDocuments(String kind, Class<T> type, @Nullable ReadBefore<T> readBefore, boolean told) {
        this.kind = kind;
        this.type = type;
        this.readBefore = readBefore;
        this.told = told;
    }

    /**
     * A record as it is stored.
     *
     * @param <T> the type of the record
     * @param id which of its kind
     * @param version the number of changes so far, the first included
     * @param at when it was stored
     * @param value the record
     */
    public record Stored<T>(String id, long version, Instant at, T value) {
        /**
         * A record that is not stored yet, for a caller that treats both alike.
         *
         * @param <T> the type of the record
         * @param id which of its kind
         * @param value the record
         * @return version 0, at the earliest of all instants
         */
        public static <T> Stored<T> unsaved(String id, T value) {
            return new Stored<>(id, 0, Input.EARLIEST, value);
        }
    }

    /**
     * Reads a record.
     *
     * @param unit where
     * @param id which
     * @return the record, or empty
     */
    public Optional<T> find(UnitOfWork unit, String id) {
        return stored(unit, id).map(Stored::value);
    }

    /**
     * Reads a record and its version.
     *
     * @param unit where
     * @param id which
     * @return both, or empty
     */
    public Optional<Stored<T>> stored(UnitOfWork unit, String id) {
        return unit.documents().find(new DocumentKey(kind, id)).map(this::decoded);
    }

    /**
     * Reads a record and its version that must be there, since what else is stored says so.
     *
     * @param unit where
     * @param id which
     * @return both
     * @throws StorageException {@code CORRUPT} if it is not there
     */
    public Stored<T> kept(UnitOfWork unit, String id) {
        return stored(unit, id)
                .orElseThrow(
                        () -> new StorageException(StorageException.Reason.CORRUPT, kind + " " + id + " is not there"));
    }

    /**
     * Asks for a record and its version, if they are needed only later in the work.
     *
     * @param unit where
     * @param id which
     * @return gives both, or empty
     */
    public Supplier<Optional<Stored<T>>> ask(UnitOfWork unit, String id) {
        Supplier<Optional<Document>> asked = unit.documents().ask(new DocumentKey(kind, id));
        return () -> asked.get().map(this::decoded);
    }

    /**
     * Reads several records at once.
     *
     * @param unit where
     * @param ids which, at most {@value PageRequest#MAX_LIMIT}; those that are not there are left out
     * @return the records by ascending id; nothing is asked of the store if no id is given
     */
    public List<Stored<T>> of(UnitOfWork unit, Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : unit.documents().find(kind, ids).stream().map(this::decoded).toList();
    }

    /**
     * The records of an owner, the last changed first; those of the same instant by descending id.
     *
     * @param unit where
     * @param owner whose; null for all
     * @param request which part
     * @return the page
     */
    public Page<T> page(UnitOfWork unit, @Nullable String owner, PageRequest request) {
        Page<Document> page = unit.documents().page(kind, owner, request);
        return new Page<>(
                page.items().stream().map(document -> decoded(document).value()).toList(), page.next());
    }

    /**
     * Reads all records, for kinds of which there are few, such as what a shop defines: up to {@value PageRequest#MAX_LIMIT} at once.
     *
     * @param unit where
     * @return the records, the last changed first
     */
    public List<T> all(UnitOfWork unit) {
        List<T> all = new ArrayList<>();
        PageRequest request = PageRequest.first(PageRequest.MAX_LIMIT);
        boolean more = true;
        while (more) {
            Page<T> page = page(unit, null, request);
            all.addAll(page.items());
            more = page.next() != null;
            request = page.next() == null ? request : request.after(page.next());
        }
        return all;
    }

    /**
     * The records of an owner and their versions, the last changed first; those of the same instant by descending id.
     *
     * @param unit where
     * @param owner whose; null for all
     * @param request which part
     * @return the page
     */
    public Page<Stored<T>> storedPage(UnitOfWork unit, @Nullable String owner, PageRequest request) {
        Page<Document> page = unit.documents().page(kind, owner, request);
        return new Page<>(page.items().stream().map(this::decoded).toList(), page.next());
    }

    /**
     * Whether there are more records than some number.
     *
     * @param unit where
     * @param number the number, 1 to {@value PageRequest#MAX_LIMIT}
     * @return true if there is at least one more
     */
    public boolean areMoreThan(UnitOfWork unit, int number) {
        return unit.documents().page(kind, null, PageRequest.first(number)).next() != null;
    }

    /**
     * Takes a record away.
     *
     * @param context where
     * @param stored the record as it was read
     * @throws StorageException {@code CONFLICT} if another version or nothing is stored
     */
    public void remove(CommandContext context, Stored<T> stored) {
        context.unit().documents().delete(new DocumentKey(kind, stored.id()), stored.version());
        tell(context, stored.id(), stored.version(), null);
    }

    /**
     * Stores a record, new or in the place of the one that was read.
     *
     * @param context where and when
     * @param id which
     * @param owner to whom it belongs from now on, or null
     * @param expectedVersion the version that must be stored now; 0 if none may be
     * @param value the record from now on
     * @throws StorageException {@code CONFLICT} if another command was faster
     */
    public void save(CommandContext context, String id, @Nullable String owner, long expectedVersion, T value) {
        if (expectedVersion == 0) {
            insert(context, id, owner, value);
        } else {
            update(context, id, owner, expectedVersion, value);
        }
    }

    /**
     * Reads the last record of an owner that was stored before an instant.
     *
     * @param unit where
     * @param owner whose
     * @param before the instant, excluded
     * @return the record, or empty
     */
    public Optional<T> lastBefore(UnitOfWork unit, String owner, Instant before) {
        // No id is before "!", so nothing of that instant itself follows the key.
        PageRequest request = PageRequest.first(1).after(new PageKey(before, "!"));
        return unit.documents().page(kind, owner, request).items().stream()
                .findFirst()
                .map(document -> decoded(document).value());
    }

    /**
     * Stores a new record.
     *
     * @param context where and when
     * @param id which
     * @param owner to whom it belongs, or null
     * @param value the record
     * @throws StorageException {@code CONFLICT} if a twin was faster: what it stored is seen when the command is run again
     */
    public void insert(CommandContext context, String id, @Nullable String owner, T value) {
        insertAt(context, id, owner, context.now(), value);
        tell(context, id, null, 1L);
    }

    /** As {@link #insert}, but ordered by another instant than that of the command. */
    void insertAt(CommandContext context, String id, @Nullable String owner, Instant at, T value) {
        Document document = Document.created(new DocumentKey(kind, id), owner, at, encoded(value));
        Twins.orRetry(kind, () -> context.unit().documents().insert(document));
    }

    /**
     * Replaces a record.
     *
     * @param context where and when
     * @param id which
     * @param owner to whom it belongs from now on, or null
     * @param expectedVersion the version that must be stored now
     * @param value the record from now on
     * @throws StorageException {@code CONFLICT} if another version or nothing is stored
     */
    public void update(CommandContext context, String id, @Nullable String owner, long expectedVersion, T value) {
        Document document =
                new Document(new DocumentKey(kind, id), expectedVersion + 1, owner, context.now(), encoded(value));
        context.unit().documents().update(document, expectedVersion);
        tell(context, id, expectedVersion, expectedVersion + 1);
    }

    /**
     * Stores a record that belongs to nobody, new or in the place of the one there. An equal record there stays as it is.
     *
     * @param context where and when
     * @param id which
     * @param value the record
     * @return whether anything was stored, and the version that is stored now
     * @throws StorageException {@code CONFLICT} if another command was faster
     */
    public Put put(CommandContext context, String id, T value) {
        Optional<Stored<T>> before = stored(context.unit(), id);
        if (before.isEmpty()) {
            insert(context, id, null, value);
            return new Put(true, 1);
        }
        long version = before.get().version();
        if (before.get().value().equals(value)) {
            return new Put(false, version);
        }
        update(context, id, null, version, value);
        return new Put(true, version + 1);
    }

    /**
     * What {@link TypedDocuments#put} did.
     *
     * @param changed false if an equal record was there
     * @param version the version stored now
     */
    public record Put(boolean changed, long version) {}

    private void tell(CommandContext context, String id, @Nullable Long before, @Nullable Long after) {
        if (told) {
            DefinitionLog.tell(context, kind, id, before, after);
        }
    }

    private T read(String json) {
        return CrmJson.mapper().readValue(json, type);
    }

    private String encoded(T value) {
        return CrmJson.mapper().writeValueAsString(value);
    }

    private Stored<T> decoded(Document document) {
        String id = document.key().id();
        try {
            T value = readBefore == null ? read(document.json()) : readBefore.get(document.json(), this::read);
            return new Stored<>(id, document.version(), document.at(), value);
        } catch (JacksonException | CrmException unreadable) {
            throw new StorageException(StorageException.Reason.CORRUPT, kind + " " + id + " cannot be read");
        }
    }
}
