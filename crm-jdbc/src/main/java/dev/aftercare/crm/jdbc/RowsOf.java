package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.jdbc.Parameters.Binder;
import java.util.List;
import java.util.UUID;

/**
 * Rows of some customers, or those of some ids.
 *
 * @param from what follows FROM in a query; the rows are called {@code p}, and others can be joined to them
 * @param where what follows WHERE
 * @param binder binds the tenant and what the rows are chosen by to both
 */
record RowsOf(String from, String where, Binder binder) {

    /** Lists of ids are padded to one of these sizes, so that few statements serve all calls. */
    private static final int[] SIZES = {1, 10, 100, 1_000};

    static RowsOf listed(String table, List<UUID> customers) {
        int places = places(customers.size());
        return new RowsOf(
                table + " p",
                "p.tenant_id = ? AND p.customer_id IN (?" + ", ?".repeat(places - 1) + ")",
                parameters -> {
                    parameters.tenant();
                    for (int i = 0; i < places; i++) {
                        parameters.uuid(customers.get(Math.min(i, customers.size() - 1)));
                    }
                });
    }

    /** For an engine that looks up joined ids in the index, but compares listed ones with every row of the tenant. */
    static RowsOf joined(String table, List<UUID> customers) {
        return new RowsOf(
                "UNNEST(?) wanted (id) JOIN " + table + " p ON p.tenant_id = ? AND p.customer_id = wanted.id",
                "TRUE",
                parameters -> parameters.uuids(customers).tenant());
    }

    /** The documents of some ids. */
    static RowsOf listedDocuments(String kind, List<String> ids) {
        int places = places(ids.size());
        return new RowsOf(
                "{document} p",
                "p.tenant_id = ? AND p.kind = ? AND p.document_id IN (?" + ", ?".repeat(places - 1) + ")",
                parameters -> {
                    parameters.tenant().text(kind);
                    for (int i = 0; i < places; i++) {
                        parameters.text(ids.get(Math.min(i, ids.size() - 1)));
                    }
                });
    }

    /** The same for an engine that compares listed ids with every row of the kind. */
    static RowsOf joinedDocuments(String kind, List<String> ids) {
        return new RowsOf(
                "UNNEST(?) wanted (id) JOIN {document} p"
                        + " ON p.tenant_id = ? AND p.kind = ? AND p.document_id = wanted.id",
                "TRUE",
                parameters -> parameters.texts(ids).tenant().text(kind));
    }

    private static int places(int wanted) {
        for (int size : SIZES) {
            if (wanted <= size) {
                return size;
            }
        }
        return wanted;
    }
}
