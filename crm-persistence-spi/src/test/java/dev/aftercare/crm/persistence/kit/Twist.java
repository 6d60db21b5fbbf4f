package dev.aftercare.crm.persistence.kit;

import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** What happens instead of one method of one store. */
@FunctionalInterface
interface Twist {

    Object instead(Call call) throws Throwable;

    /** A call that was kept from its store. */
    final class Call {

        private final Object store;
        private final Method method;
        private final Object[] arguments;

        Call(Object store, Method method, Object[] arguments) {
            this.store = store;
            this.method = method;
            this.arguments = arguments;
        }

        Method method() {
            return method;
        }

        <S> S store(Class<S> type) {
            return type.cast(store);
        }

        Object argument(int index) {
            return arguments[index];
        }

        <T> T argument(int index, Class<T> type) {
            return type.cast(arguments[index]);
        }

        Object proceed() throws Throwable {
            return proceed(arguments);
        }

        Object proceed(Object... others) throws Throwable {
            try {
                return method.invoke(store, others);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }

    /** A storage whose {@code unit.store().method(…)} is twisted and which is sound otherwise. */
    static CrmStorage of(CrmStorage sound, String store, String method, Twist twist) {
        return new Wrapped(sound) {
            @Override
            UnitOfWork unit(UnitOfWork unit) {
                return proxy(UnitOfWork.class, unit, call -> {
                    Object result = call.proceed();
                    return call.method().getName().equals(store)
                            ? proxy(call.method().getReturnType(), result, inner(method, twist))
                            : result;
                });
            }
        };
    }

    private static Twist inner(String method, Twist twist) {
        return call -> call.method().getName().equals(method) ? twist.instead(call) : call.proceed();
    }

    static <S> S proxy(Class<S> type, Object target, Twist twist) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) ->
                        twist.instead(new Call(target, method, arguments == null ? new Object[0] : arguments))));
    }
}
