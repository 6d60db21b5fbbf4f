package dev.aftercare.crm.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A data source whose connections fail at the commit, or name another engine, when a test asks for it. */
final class FaultyDataSource {

    private final DataSource sound;
    private SQLException commitFailure;
    private String product;

    FaultyDataSource(DataSource sound) {
        this.sound = sound;
    }

    void failCommits(SQLException failure) {
        commitFailure = failure;
    }

    void nameProduct(String name) {
        product = name;
    }

    DataSource dataSource() {
        return proxy(
                DataSource.class,
                sound,
                (name, result) -> name.equals("getConnection") ? connection((Connection) result) : result);
    }

    private Connection connection(Connection connection) {
        return proxy(Connection.class, connection, (name, result) -> {
            if (name.equals("commit") && commitFailure != null) {
                connection.rollback();
                throw commitFailure;
            }
            return name.equals("getMetaData") && product != null ? metaData((DatabaseMetaData) result) : result;
        });
    }

    private DatabaseMetaData metaData(DatabaseMetaData metaData) {
        return proxy(
                DatabaseMetaData.class,
                metaData,
                (name, result) -> name.equals("getDatabaseProductName") ? product : result);
    }

    private interface Twist {
        Object apply(String method, Object result) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, T target, Twist twist) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        Object nothing = twist.apply("commit", null);
                        return nothing == null ? method.invoke(target, arguments) : nothing;
                    }
                    try {
                        return twist.apply(method.getName(), method.invoke(target, arguments));
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }
}
