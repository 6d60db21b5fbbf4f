package dev.aftercare.crm.ticket;

import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.TicketStore;
import dev.aftercare.crm.persistence.TransactionWork;
import dev.aftercare.crm.persistence.UnitOfWork;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A storage that gives some tickets as a version of the library stored them that did not number cycles on: each was the first. */
public final class EarlierTickets implements CrmStorage {

    private final CrmStorage storage;
    private final Map<TicketId, Long> earlier = new ConcurrentHashMap<>();

    public EarlierTickets(CrmStorage storage) {
        this.storage = storage;
    }

    /** From now on, until it changes, a ticket is as an earlier version would have stored it. */
    public void age(Ticket ticket) {
        earlier.put(ticket.id(), ticket.version());
    }

    @Override
    public <R> R inTransaction(TenantId tenant, TransactionWork<R> work) {
        return storage.inTransaction(
                tenant,
                unit -> work.run(proxy(UnitOfWork.class, (self, method, arguments) -> {
                    Object result = call(unit, method, arguments);
                    return result instanceof TicketStore tickets ? aging(tickets) : result;
                })));
    }

    @Override
    public void close() {
        storage.close();
    }

    private TicketStore aging(TicketStore tickets) {
        return proxy(TicketStore.class, (self, method, arguments) -> {
            Object result = call(tickets, method, arguments);
            if (result instanceof Optional<?> found) {
                return found.map(ticket -> aged((Ticket) ticket));
            }
            return result instanceof Page<?> page
                    ? new Page<>(
                            page.items().stream()
                                    .map(ticket -> aged((Ticket) ticket))
                                    .toList(),
                            page.next())
                    : result;
        });
    }

    private Ticket aged(Ticket ticket) {
        if (!Long.valueOf(ticket.version()).equals(earlier.get(ticket.id()))) {
            return ticket;
        }
        String payload = CrmJson.tickets().encode(ticket.withCycles(null));
        return CrmJson.tickets().decode(payload.replaceAll("\"cycle\":\\d+", "\"cycle\":1"));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
