package dev.aftercare.crm.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** Stands between a caller and an interface of the driver's. */
final class Proxies {

    private Proxies() {}

    static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** A data source whose connections are seen through something. */
    static DataSource dataSource(DataSource source, UnaryOperator<Connection> through) {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            Object result = invoke(source, method, arguments);
            return result instanceof Connection connection ? through.apply(connection) : result;
        });
    }

    /** Calls the target; what it throws is thrown as it is. */
    static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
