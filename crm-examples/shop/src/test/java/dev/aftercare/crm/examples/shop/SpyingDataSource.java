package dev.aftercare.crm.examples.shop;

import dev.aftercare.crm.examples.shop.Call.By;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Writes down every call on its connections and statements, and whose code made it. */
final class SpyingDataSource extends DelegatingDataSource {

    private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());

    SpyingDataSource(DataSource target) {
        super(target);
    }

    /** The calls since the last time. */
    List<Call> take() {
        synchronized (calls) {
            List<Call> taken = List.copyOf(calls);
            calls.clear();
            return taken;
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        write("DataSource", "getConnection");
        return spied(Connection.class, super.getConnection());
    }

    private <T> T spied(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> called(type, target, method, arguments)));
    }

    private Object called(Class<?> type, Object target, Method method, Object[] arguments) throws Throwable {
        write(type.getSimpleName(), method.getName(), arguments == null ? new Object[0] : arguments);
        try {
            Object result = method.invoke(target, arguments);
            if (result instanceof CallableStatement statement) {
                return spied(CallableStatement.class, statement);
            }
            if (result instanceof PreparedStatement statement) {
                return spied(PreparedStatement.class, statement);
            }
            return result instanceof Statement statement ? spied(Statement.class, statement) : result;
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private void write(String type, String method, Object... arguments) {
        calls.add(new Call(caller(), type, method, Arrays.asList(arguments)));
    }

    /** Spring stands below everything on the stack: what counts is who comes first. */
    private static By caller() {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                        .filter(name -> !name.equals(SpyingDataSource.class.getName()))
                        .map(name -> name.startsWith("dev.aftercare.crm.jdbc.")
                                ? By.LIBRARY
                                : name.startsWith("org.springframework.") && !name.endsWith("DelegatingDataSource")
                                        ? By.SPRING
                                        : name.startsWith("dev.aftercare.crm.examples.") ? By.SHOP : null)
                        .filter(by -> by != null)
                        .findFirst()
                        .orElse(By.SHOP));
    }
}
