package dev.aftercare.crm.jdbc;

import com.zaxxer.hikari.HikariConfig;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * An empty database behind a pool of one connection, whose every call passes a watcher. As other pools do, it rolls back what is left
 * open when the connection comes back, and opens another one if that is lost.
 */
final class WatchedDatabase implements AutoCloseable {

    private final HikariConfig config;
    private final Connection side;
    private Connection kept;
    private JdbcCall.Watcher watcher = JdbcCall::proceed;

    WatchedDatabase(Databases engine) throws SQLException {
        config = engine.fresh();
        side = open();
        kept = open();
    }

    /** Sets the watcher; null for none. */
    void watch(JdbcCall.Watcher value) {
        watcher = value == null ? JdbcCall::proceed : value;
    }

    /** A connection for looking from the side, in autocommit. */
    Connection side() {
        return side;
    }

    /** Loses the connection, as when a cable is pulled. */
    void lose() throws SQLException {
        kept.close();
    }

    DataSource dataSource() {
        return proxy(DataSource.class, this, "", (name, call) -> name.equals("getConnection") ? this::take : call);
    }

    private Connection open() throws SQLException {
        return config.getUsername() == null
                ? DriverManager.getConnection(config.getJdbcUrl())
                : DriverManager.getConnection(config.getJdbcUrl(), config.getUsername(), "");
    }

    private Object take() throws SQLException {
        if (kept.isClosed()) {
            kept = open();
        }
        return kept;
    }

    private Object takeBack() throws SQLException {
        if (!kept.isClosed() && !kept.getAutoCommit()) {
            kept.rollback();
            kept.setAutoCommit(true);
        }
        return null;
    }

    /** What a call does instead of what the driver would do. */
    private interface Twist {
        JdbcCall.Action of(String name, JdbcCall.Action call);
    }

    private <T> T proxy(Class<T> type, Object target, String sql, Twist twist) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    JdbcCall.Action driver = () -> {
                        try {
                            return method.invoke(target, arguments);
                        } catch (InvocationTargetException failure) {
                            throw failure.getCause();
                        }
                    };
                    String name = method.getName();
                    String text = name.equals("prepareStatement") ? (String) arguments[0] : sql;
                    return shown(watcher.see(new JdbcCall(type, name, text, twist.of(name, driver))), text);
                }));
    }

    private Object shown(Object result, String sql) {
        if (result instanceof Connection connection) {
            return proxy(
                    Connection.class, connection, sql, (name, call) -> name.equals("close") ? this::takeBack : call);
        }
        if (result instanceof PreparedStatement statement) {
            return proxy(PreparedStatement.class, statement, sql, (name, call) -> call);
        }
        return result instanceof ResultSet results
                ? proxy(ResultSet.class, results, sql, (name, call) -> call)
                : result;
    }

    @Override
    public void close() throws SQLException {
        side.close();
        kept.close();
    }
}
