package dev.aftercare.crm.examples.adapter;

import static dev.aftercare.crm.examples.adapter.Keyspace.DOCUMENTS;
import static dev.aftercare.crm.examples.adapter.Keyspace.DOCUMENTS_BY_KIND;
import static dev.aftercare.crm.examples.adapter.Keyspace.DOCUMENTS_BY_OWNER;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.persistence.DocumentStore;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageKey;
import dev.aftercare.crm.persistence.PageRequest;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A document whose owner or instant changes moves in its indexes. */
final class Documents implements DocumentStore {

    private static final Payload<Document> PAYLOAD = Payload.of(Document.class);

    private final Transaction transaction;
    private final Records<Document> records;

    Documents(Transaction transaction) {
        this.transaction = transaction;
        this.records = new Records<>(transaction, PAYLOAD, document -> key(document.key()), this::indexKeys);
    }

    @Override
    public List<Document> find(String kind, Collection<String> ids) {
        transaction.check();
        return Input.atMost("ids", ids, PageRequest.MAX_LIMIT).stream()
                .distinct()
                .sorted()
                .flatMap(id -> records.find(key(new DocumentKey(kind, id))).stream())
                .toList();
    }

    @Override
    public void insert(Document document) {
        Refusal.constraintUnless(document.version() == 1, "a new document has version 1");
        Refusal.duplicateUnless(records.add(document), name(document.key()));
    }

    @Override
    public void update(Document next, long expectedVersion) {
        Refusal.constraintUnless(next.version() > expectedVersion, "a changed document has a higher version");
        records.replace(stored(next.key(), expectedVersion), next);
    }

    @Override
    public void delete(DocumentKey key, long expectedVersion) {
        records.remove(stored(key, expectedVersion));
    }

    @Override
    public Page<Document> page(String kind, @Nullable String owner, PageRequest request) {
        Key index = index(kind, owner);
        Range part =
                request.after() == null ? Range.of(index) : Range.of(index).before(indexKey(index, request.after()));
        return Records.page(records.indexed(part, true), request.limit(), Documents::place);
    }

    private Document stored(DocumentKey key, long expectedVersion) {
        return Refusal.conflictUnless(expectedVersion, records.find(key(key)), Document::version, name(key));
    }

    private List<Key> indexKeys(Document document) {
        String kind = document.key().kind();
        Key ofKind = indexKey(index(kind, null), place(document));
        return document.owner() == null
                ? List.of(ofKind)
                : List.of(ofKind, indexKey(index(kind, document.owner()), place(document)));
    }

    private Key index(String kind, @Nullable String owner) {
        return owner == null
                ? transaction.key(DOCUMENTS_BY_KIND).with(kind)
                : transaction.key(DOCUMENTS_BY_OWNER).with(kind).with(owner);
    }

    private Key key(DocumentKey key) {
        return transaction.key(DOCUMENTS).with(key.kind()).with(key.id());
    }

    private static Key indexKey(Key index, PageKey place) {
        return index.with(place.at()).with(place.id());
    }

    private static PageKey place(Document document) {
        return new PageKey(document.at(), document.key().id());
    }

    private static String name(DocumentKey key) {
        return "document " + key.kind() + " " + key.id();
    }
}
