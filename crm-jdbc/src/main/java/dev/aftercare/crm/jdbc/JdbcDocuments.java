package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.persistence.DocumentStore;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageKey;
import dev.aftercare.crm.persistence.PageRequest;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Documents. */
final class JdbcDocuments implements DocumentStore {

    private static final String COLUMNS_OF = "SELECT document_id, version, owner, ordered_at, payload FROM ";
    private static final String COLUMNS = COLUMNS_OF + "{document}";
    private static final String KEY = " WHERE tenant_id = ? AND kind = ? AND document_id = ?";
    private static final String FIND = COLUMNS + KEY;
    private static final Insert INSERT =
            Insert.into("{document}", "tenant_id, kind, document_id, version, owner, ordered_at, payload");
    private static final String UPDATE =
            "UPDATE {document} SET version = ?, owner = ?, ordered_at = ?, payload = ?" + KEY + " AND version = ?";
    private static final String DELETE = "DELETE FROM {document}" + KEY + " AND version = ?";

    private final Sql sql;

    JdbcDocuments(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Document> find(String kind, Collection<String> ids) {
        List<String> wanted = Input.atMost("ids", ids, PageRequest.MAX_LIMIT).stream()
                .distinct()
                .toList();
        if (wanted.isEmpty()) {
            return List.of();
        }
        RowsOf rows = sql.dialect().documents(kind, wanted);
        String query = COLUMNS_OF + rows.from() + " WHERE " + rows.where();
        // Sorted here: there are few, and it is by character code everywhere.
        return sql.list(query, rows.binder(), reader(kind)).stream()
                .sorted(Comparator.comparing(document -> document.key().id()))
                .toList();
    }

    /** The same statement each time, which engines keep prepared. */
    @Override
    public Optional<Document> find(DocumentKey key) {
        return sql.one(FIND, p -> p.tenant().text(key.kind()).text(key.id()), reader(key.kind()));
    }

    @Override
    public Supplier<Optional<Document>> ask(DocumentKey key) {
        Answer<Document> answer = sql.ask(FIND, p -> p.tenant().text(key.kind()).text(key.id()), reader(key.kind()));
        return () -> answer.get().stream().findFirst();
    }

    @Override
    public void insert(Document document) {
        Refusal.unlessFirst(document.version(), "document");
        boolean stored = sql.insertNew(
                INSERT,
                p -> p.tenant()
                        .text(document.key().kind())
                        .text(document.key().id())
                        .number(document.version())
                        .text(document.owner())
                        .instant(document.at())
                        .text(document.json()));
        if (!stored) {
            throw Refusal.duplicate(name(document.key()));
        }
    }

    @Override
    public void update(Document next, long expectedVersion) {
        Refusal.unlessLater(next.version(), expectedVersion, "document");
        int changed = sql.change(
                UPDATE,
                p -> p.number(next.version())
                        .text(next.owner())
                        .instant(next.at())
                        .text(next.json())
                        .tenant()
                        .text(next.key().kind())
                        .text(next.key().id())
                        .number(expectedVersion));
        if (changed == 0) {
            throw Refusal.conflict(name(next.key()), expectedVersion);
        }
    }

    @Override
    public void delete(DocumentKey key, long expectedVersion) {
        int deleted = sql.change(
                DELETE, p -> p.tenant().text(key.kind()).text(key.id()).number(expectedVersion));
        if (deleted == 0) {
            throw Refusal.conflict(name(key), expectedVersion);
        }
    }

    private static String name(DocumentKey key) {
        return "document " + key.kind() + "/" + key.id();
    }

    @Override
    public Page<Document> page(String kind, @Nullable String owner, PageRequest request) {
        Filter filter = new Filter()
                .and("kind = ?", p -> p.text(kind))
                .andIf(owner, "owner = ?", Parameters::text)
                .andBeforeText(request.after(), "ordered_at", "document_id");
        List<Document> rows = sql.list(
                COLUMNS + filter.where() + " ORDER BY tenant_id DESC, kind DESC, "
                        + (owner == null ? "" : "owner DESC, ") + "ordered_at DESC, document_id DESC LIMIT ?",
                filter.andLimit(request),
                reader(kind));
        return Pages.of(rows, request, last -> new PageKey(last.at(), last.key().id()));
    }

    private static Row.Reader<Document> reader(String kind) {
        return row -> new Document(
                new DocumentKey(kind, row.text()), row.number(), row.textOrNull(), row.instant(), row.text());
    }
}
