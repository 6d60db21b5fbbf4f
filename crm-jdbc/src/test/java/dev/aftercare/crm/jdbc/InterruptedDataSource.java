package dev.aftercare.crm.jdbc;

import static dev.aftercare.crm.jdbc.Proxies.invoke;
import static dev.aftercare.crm.jdbc.Proxies.proxy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/** A data source whose user is interrupted: before it sends a statement of some number, something else is done. */
final class InterruptedDataSource {

    private final DataSource source;
    private int left;
    private boolean goesOn;
    private BooleanSupplier interruption = () -> true;

    InterruptedDataSource(DataSource source) {
        this.source = source;
    }

    /** Has the user be interrupted before the next statement of this number, counted from 1, by what says whether it has ended. */
    void before(int statement, BooleanSupplier value) {
        left = statement;
        goesOn = false;
        interruption = value;
    }

    /** Whether there was such a statement, and what was done then had ended before it was sent; takes the interruption away. */
    boolean hasLetThrough() {
        left = 0;
        return goesOn;
    }

    DataSource dataSource() {
        return Proxies.dataSource(source, this::connection);
    }

    private Connection connection(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            Object result = invoke(connection, method, arguments);
            return result instanceof PreparedStatement statement ? statement(statement) : result;
        });
    }

    private PreparedStatement statement(PreparedStatement statement) {
        return proxy(PreparedStatement.class, (proxy, method, arguments) -> {
            if (method.getName().startsWith("execute") && left > 0) {
                left--;
                goesOn = left == 0 && interruption.getAsBoolean();
            }
            return invoke(statement, method, arguments);
        });
    }
}
