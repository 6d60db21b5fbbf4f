package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.jdbc.Waiting.Statement;
import dev.aftercare.crm.jdbc.Waiting.Write;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How several statements are one text. Writes that follow each other and are to different tables become one statement, one of them with the
 * others inside it, which an engine prepares, starts and ends once. That changes nothing but the cost: none of them reads what another
 * writes. At most one of them tells how many rows it changed, the one that the others are inside of.
 *
 * @param text the text, with the places of tables
 * @param order the statements in the order of the text, by their numbers
 * @param results of each statement of the text, in order, the number of the one that it tells about
 */
record Bundle(String text, List<Integer> order, List<Integer> results) {

    private static final String COMMIT = "; COMMIT";

    /**
     * Puts statements together.
     *
     * @param statements at least one
     * @param commits whether the text ends with the commit
     */
    static Bundle of(List<? extends Statement> statements, boolean commits) {
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            Group last = groups.isEmpty() ? null : groups.get(groups.size() - 1);
            if (last == null || !last.takes(statements.get(i))) {
                last = new Group();
                groups.add(last);
            }
            last.add(i, statements.get(i));
        }
        List<String> texts = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        List<Integer> results = new ArrayList<>();
        for (Group group : groups) {
            List<Integer> members = group.members();
            texts.add(group.text(members, statements));
            order.addAll(members);
            results.add(members.get(members.size() - 1));
        }
        return new Bundle(String.join("; ", texts) + (commits ? COMMIT : ""), order, results);
    }

    /** Statements that become one. */
    private static final class Group {

        private final List<Integer> inside = new ArrayList<>();
        private final Set<String> tables = new HashSet<>();
        private @Nullable Integer told;
        private boolean isClosed;

        boolean takes(Statement next) {
            String table = tableOf(next);
            return !isClosed && table != null && !tables.contains(table) && !(next.isTold() && told != null);
        }

        void add(int number, Statement next) {
            String table = tableOf(next);
            if (table == null) {
                isClosed = true;
            } else {
                tables.add(table);
            }
            if (next.isTold()) {
                told = number;
            } else {
                inside.add(number);
            }
        }

        /** The one that the others are inside of comes last. */
        List<Integer> members() {
            List<Integer> members = new ArrayList<>(inside);
            if (told != null) {
                members.add(told);
            }
            return members;
        }

        String text(List<Integer> members, List<? extends Statement> statements) {
            StringBuilder text = new StringBuilder();
            for (int n = 0; n < members.size() - 1; n++) {
                text.append(n == 0 ? "WITH w" : ", w").append(n).append(" AS (");
                text.append(statements.get(members.get(n)).text()).append(')');
            }
            text.append(text.isEmpty() ? "" : " ");
            return text.append(statements.get(members.get(members.size() - 1)).text())
                    .toString();
        }

        /** The one table that a write is about; null if it is no write, or has to do with several. */
        private static @Nullable String tableOf(Statement statement) {
            String text = statement.text();
            int begin = text.indexOf('{');
            boolean isAlone = begin >= 0 && text.indexOf('{', begin + 1) < 0;
            return isAlone && statement instanceof Write ? text.substring(begin, text.indexOf('}', begin)) : null;
        }
    }
}
