package dev.aftercare.crm.jdbc;

import static dev.aftercare.crm.jdbc.Proxies.invoke;
import static dev.aftercare.crm.jdbc.Proxies.proxy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A data source that asks for the plan of every query before it runs, with the parameters bound as they are. */
final class RecordingDataSource {

    private final DataSource source;
    private final String explain;
    private final List<String> plans = new ArrayList<>();

    RecordingDataSource(DataSource source, String explain) {
        this.source = source;
        this.explain = explain;
    }

    List<String> plans() {
        return plans;
    }

    void clear() {
        plans.clear();
    }

    DataSource dataSource() {
        return Proxies.dataSource(source, this::connection);
    }

    private Connection connection(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("prepareStatement") && ((String) arguments[0]).startsWith("SELECT")) {
                PreparedStatement plan = connection.prepareStatement(explain + arguments[0]);
                return statement((PreparedStatement) invoke(connection, method, arguments), plan);
            }
            return invoke(connection, method, arguments);
        });
    }

    /** What is bound to the statement is bound to the question for its plan, too. */
    private PreparedStatement statement(PreparedStatement statement, PreparedStatement plan) {
        return proxy(PreparedStatement.class, (proxy, method, arguments) -> {
            if (method.getName().startsWith("set")) {
                invoke(plan, method, arguments);
            } else if (method.getName().equals("executeQuery")) {
                plans.add(read(plan));
            } else if (method.getName().equals("close")) {
                plan.close();
            }
            return invoke(statement, method, arguments);
        });
    }

    private static String read(PreparedStatement plan) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (ResultSet results = plan.executeQuery()) {
            while (results.next()) {
                text.append(results.getString(1)).append('\n');
            }
        }
        return text.toString();
    }
}
