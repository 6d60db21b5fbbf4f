package dev.aftercare.crm.jdbc;

import static dev.aftercare.crm.jdbc.Proxies.invoke;
import static dev.aftercare.crm.jdbc.Proxies.proxy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * A data source that lets the engine analyze every statement with a WHERE before it runs, with the parameters bound as they are. Analyzing
 * runs it, so that is undone.
 */
final class PlannedStatements {

    private final DataSource source;
    private final String analyze;
    private final Map<String, String> plans = new LinkedHashMap<>();

    PlannedStatements(DataSource source, String analyze) {
        this.source = source;
        this.analyze = analyze;
    }

    /** The plans since they were taken last, by statement; of a statement that ran several times, the last. */
    Map<String, String> take() {
        Map<String, String> taken = new LinkedHashMap<>(plans);
        plans.clear();
        return taken;
    }

    DataSource dataSource() {
        return Proxies.dataSource(source, this::connection);
    }

    private Connection connection(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            Object result = invoke(connection, method, arguments);
            if (method.getName().equals("prepareStatement") && ((String) arguments[0]).contains(" WHERE ")) {
                return statement((PreparedStatement) result, questions(connection, (String) arguments[0]), connection);
            }
            return result;
        });
    }

    /** A question for the plan of one of the statements of a text; its parameters are some of the text's. */
    private record Question(String sql, PreparedStatement plan, int before, int parameters) {

        boolean binds(int index) {
            return before < index && index <= before + parameters;
        }
    }

    private List<Question> questions(Connection connection, String text) throws SQLException {
        List<Question> questions = new ArrayList<>();
        int before = 0;
        for (String sql : text.split("; ", -1)) {
            int parameters = (int) sql.chars().filter(c -> c == '?').count();
            if (sql.contains(" WHERE ")) {
                questions.add(new Question(sql, connection.prepareStatement(analyze + sql), before, parameters));
            }
            before += parameters;
        }
        return questions;
    }

    /** What is bound to a statement is bound to the question for its plan, too; of a batch, the last. */
    private PreparedStatement statement(PreparedStatement statement, List<Question> questions, Connection connection) {
        return proxy(PreparedStatement.class, (proxy, method, arguments) -> {
            String name = method.getName();
            for (Question question : questions) {
                if (name.startsWith("set") && question.binds((int) arguments[0])) {
                    Object[] own = arguments.clone();
                    own[0] = (int) arguments[0] - question.before();
                    invoke(question.plan(), method, own);
                } else if (name.startsWith("execute")) {
                    Savepoint savepoint = connection.setSavepoint();
                    plans.put(question.sql(), read(question.plan()));
                    connection.rollback(savepoint);
                } else if (name.equals("close")) {
                    question.plan().close();
                }
            }
            return invoke(statement, method, arguments);
        });
    }

    private static String read(PreparedStatement plan) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (ResultSet results = plan.executeQuery()) {
            int columns = results.getMetaData().getColumnCount();
            while (results.next()) {
                for (int n = 1; n <= columns; n++) {
                    String label = columns == 1 ? "" : results.getMetaData().getColumnLabel(n) + "=";
                    text.append(label).append(results.getString(n)).append(n == columns ? "\n" : " ");
                }
            }
        }
        return text.toString();
    }
}
