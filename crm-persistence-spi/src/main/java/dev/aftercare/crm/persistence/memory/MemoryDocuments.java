package dev.aftercare.crm.persistence.memory;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.persistence.DocumentStore;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageKey;
import dev.aftercare.crm.persistence.PageRequest;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class MemoryDocuments implements DocumentStore {

    static final class Table {
        private final Map<DocumentKey, Document> byKey = new HashMap<>();
        private final Map<String, NavigableMap<PageKey, Document>> ofKind = new HashMap<>();
        private final Map<Owned, NavigableMap<PageKey, Document>> ofOwner = new HashMap<>();
    }

    private record Owned(String kind, String owner) {}

    private final Table table;
    private final Transaction transaction;

    MemoryDocuments(Table table, Transaction transaction) {
        this.table = table;
        this.transaction = transaction;
    }

    @Override
    public List<Document> find(String kind, Collection<String> ids) {
        transaction.check();
        return Input.atMost("ids", ids, PageRequest.MAX_LIMIT).stream()
                .distinct()
                .sorted()
                .flatMap(id -> Stream.ofNullable(table.byKey.get(new DocumentKey(kind, id))))
                .toList();
    }

    @Override
    public void insert(Document document) {
        transaction.check();
        Refusal.unless(document.version() == 1, "a new document has version 1");
        if (table.byKey.containsKey(document.key())) {
            throw Refusal.duplicate(name(document.key()));
        }
        store(document);
    }

    @Override
    public void update(Document next, long expectedVersion) {
        transaction.check();
        Refusal.unless(next.version() > expectedVersion, "a changed document has a higher version");
        takeAway(next.key(), expectedVersion);
        store(next);
    }

    @Override
    public void delete(DocumentKey key, long expectedVersion) {
        transaction.check();
        takeAway(key, expectedVersion);
    }

    @Override
    public Page<Document> page(String kind, @Nullable String owner, PageRequest request) {
        transaction.check();
        NavigableMap<PageKey, Document> ordered =
                owner == null ? table.ofKind.get(kind) : table.ofOwner.get(new Owned(kind, owner));
        return Order.page(ordered, request);
    }

    private void store(Document document) {
        transaction.put(table.byKey, document.key(), document);
        transaction.put(ofKind(document), place(document), document);
        if (document.owner() != null) {
            transaction.put(ofOwner(document, document.owner()), place(document), document);
        }
    }

    private void takeAway(DocumentKey key, long expectedVersion) {
        Document before = table.byKey.get(key);
        if (before == null || before.version() != expectedVersion) {
            throw Refusal.conflict(name(key), expectedVersion);
        }
        transaction.remove(table.byKey, key);
        transaction.remove(ofKind(before), place(before));
        if (before.owner() != null) {
            transaction.remove(ofOwner(before, before.owner()), place(before));
        }
    }

    private NavigableMap<PageKey, Document> ofKind(Document document) {
        return table.ofKind.computeIfAbsent(document.key().kind(), kind -> Order.lastFirst());
    }

    private NavigableMap<PageKey, Document> ofOwner(Document document, String owner) {
        return table.ofOwner.computeIfAbsent(new Owned(document.key().kind(), owner), key -> Order.lastFirst());
    }

    private static PageKey place(Document document) {
        return new PageKey(document.at(), document.key().id());
    }

    private static String name(DocumentKey key) {
        return "document " + key.kind() + " " + key.id();
    }
}
