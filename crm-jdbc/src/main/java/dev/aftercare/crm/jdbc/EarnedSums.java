package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.TimeSpan;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.EarnedTotals;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.ReturnTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;

/** Adds up what customers earned in a programme, in the database. It reads the entries of their accounts, and no others. */
final class EarnedSums {

    private static final String ENTRIES =
            " JOIN {points_entry} e ON e.tenant_id = p.tenant_id AND e.account_id = p.account_id";

    private static final String ORIGINALS = " JOIN {points_entry} o ON o.tenant_id = e.tenant_id"
            + " AND o.account_id = e.account_id AND o.sequence_no = e.about_no";

    private static final String EARLIER = "CASE WHEN o.entry_at < e.entry_at THEN o.entry_at ELSE e.entry_at END";

    private final Sql sql;

    EarnedSums(Sql sql) {
        this.sql = sql;
    }

    private record Sum(int span, EarnedTotals totals) {}

    List<EarnedTotals> of(
            Collection<CustomerId> customers, ProgrammeId programme, List<TimeSpan> spans, ReturnTime returns) {
        List<UUID> ids = Input.atMost("customers", customers, PageRequest.MAX_LIMIT).stream()
                .map(CustomerId::value)
                .distinct()
                .toList();
        List<EarnedTotals> totals =
                new ArrayList<>(Collections.nCopies(TimeSpan.few(spans).size(), EarnedTotals.NONE));
        if (!ids.isEmpty() && !spans.isEmpty()) {
            RowsOf accounts = sql.dialect().rowsOf("{points_account}", ids);
            StringJoiner query = new StringJoiner(" UNION ALL ");
            for (int i = 0; i < spans.size(); i++) {
                query.add(earned(i, accounts)).add(takenBack(i, accounts, returns));
            }
            sql.list(
                            query.toString(),
                            p -> {
                                for (TimeSpan span : spans) {
                                    for (int part = 0; part < 2; part++) {
                                        accounts.binder().bind(p);
                                        p.text(programme.value())
                                                .instant(span.from())
                                                .instant(span.before());
                                    }
                                }
                            },
                            row -> new Sum((int) row.number(), new EarnedTotals(row.number(), row.number())))
                    .forEach(
                            sum -> totals.set(sum.span(), totals.get(sum.span()).plus(sum.totals())));
        }
        return List.copyOf(totals);
    }

    private static String earned(int span, RowsOf accounts) {
        return "SELECT " + span + ", COALESCE(SUM(e.points), 0), 0 FROM " + accounts.from() + ENTRIES + " WHERE "
                + accounts.where() + " AND p.programme = ? AND e.entry_at >= ? AND e.entry_at < ? AND " + isEarned("e");
    }

    /** Entries that take back have negative points. Those about no other are passed over by the index. */
    private static String takenBack(int span, RowsOf accounts, ReturnTime returns) {
        String counted = returns == ReturnTime.OWN ? "e.entry_at" : EARLIER;
        return "SELECT " + span + ", 0, -COALESCE(SUM(e.points), 0) FROM " + accounts.from() + ENTRIES + ORIGINALS
                + " WHERE " + accounts.where() + " AND p.programme = ? AND " + counted + " >= ? AND " + counted
                + " < ? AND e.about_no > 0 AND e.kind IN ('TAKE_BACK', 'OWE') AND " + isEarned("o");
    }

    private static String isEarned(String entry) {
        return "(" + entry + ".kind = 'EARN' OR " + entry + ".kind = 'MATURE' AND " + entry + ".cause_kind <> '"
                + Cause.MERGE + "')";
    }
}
