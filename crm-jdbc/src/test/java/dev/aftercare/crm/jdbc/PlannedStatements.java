package dev.aftercare.crm.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.LinkedHashMap;
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
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            Object result = invoke(source, method, arguments);
            return result instanceof Connection connection ? connection(connection) : result;
        });
    }

    private Connection connection(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            Object result = invoke(connection, method, arguments);
            if (method.getName().equals("prepareStatement") && ((String) arguments[0]).contains(" WHERE ")) {
                PreparedStatement plan = connection.prepareStatement(analyze + arguments[0]);
                return statement((PreparedStatement) result, plan, connection, (String) arguments[0]);
            }
            return result;
        });
    }

    /** What is bound to the statement is bound to the question for its plan, too; of a batch, the last. */
    private PreparedStatement statement(
            PreparedStatement statement, PreparedStatement plan, Connection connection, String sql) {
        return proxy(PreparedStatement.class, (proxy, method, arguments) -> {
            String name = method.getName();
            if (name.startsWith("set")) {
                invoke(plan, method, arguments);
            } else if (name.startsWith("execute")) {
                Savepoint savepoint = connection.setSavepoint();
                plans.put(sql, read(plan));
                connection.rollback(savepoint);
            } else if (name.equals("close")) {
                plan.close();
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

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
