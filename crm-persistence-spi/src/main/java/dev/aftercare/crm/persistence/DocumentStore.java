package dev.aftercare.crm.persistence;

import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.document.DocumentKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the shop configures or collects that needs no columns of its own. */
public interface DocumentStore {

    /**
     * Reads documents of a kind without locking.
     *
     * @param kind which kind
     * @param ids which of the kind, at most {@value PageRequest#MAX_LIMIT}; one that is named twice counts once, and one that is not there
     *     is left out
     * @return the documents, by ascending id
     */
    List<Document> find(String kind, Collection<String> ids);

    /**
     * Reads a document without locking.
     *
     * @param key which
     * @return the document, or empty
     */
    default Optional<Document> find(DocumentKey key) {
        return find(key.kind(), List.of(key.id())).stream().findFirst();
    }

    /**
     * Asks for a document that is needed only later in the work. An adapter that sends several statements at once may let the question
     * wait for the next one.
     *
     * @param key which
     * @return gives the document, or empty: as {@link #find(DocumentKey)} would have given it here, but for what other transactions
     *     commit until it is needed. The same each time, and only while the work is going on
     */
    default Supplier<Optional<Document>> ask(DocumentKey key) {
        Optional<Document> found = find(key);
        return () -> found;
    }

    /**
     * Stores a new document.
     *
     * @param document version 1
     * @throws StorageException {@code DUPLICATE} if the key exists; nothing is stored then
     */
    void insert(Document document);

    /**
     * Replaces a document.
     *
     * @param next the document, of a version above {@code expectedVersion}
     * @param expectedVersion the version that must be stored now
     * @throws StorageException {@code CONFLICT} if another version or nothing is stored; nothing is changed then
     */
    void update(Document next, long expectedVersion);

    /**
     * Deletes a document.
     *
     * @param key which
     * @param expectedVersion the version that must be stored now
     * @throws StorageException {@code CONFLICT} if another version or nothing is stored; nothing is changed then
     */
    void delete(DocumentKey key, long expectedVersion);

    /**
     * The documents of a kind, the last first; equal instants by descending id.
     *
     * @param kind which kind
     * @param owner only documents of this owner; null for all, owned or not
     * @param request which part; keys are the document's instant and id
     * @return the page
     */
    Page<Document> page(String kind, @Nullable String owner, PageRequest request);
}
