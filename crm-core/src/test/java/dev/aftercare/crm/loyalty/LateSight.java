package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.DocumentStore;
import dev.aftercare.crm.persistence.PointsStore;
import dev.aftercare.crm.persistence.TransactionWork;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;

/**
 * A storage whose next transactions do not see points accounts and awards that are there, as if their twins were committed between
 * their reads and their writes. Everything else is the storage below.
 */
final class LateSight implements CrmStorage {

    private final CrmStorage below;
    private int blind;
    private int transactions;

    LateSight(CrmStorage below) {
        this.below = below;
    }

    void blindFor(int nextTransactions) {
        blind = nextTransactions;
        transactions = 0;
    }

    int transactionsSinceBlind() {
        return transactions;
    }

    @Override
    public <R> R inTransaction(TenantId tenant, TransactionWork<R> work) {
        boolean blindNow = transactions++ < blind;
        return below.inTransaction(tenant, unit -> work.run(blindNow ? blinded(unit) : unit));
    }

    @Override
    public void close() {
        below.close();
    }

    private static UnitOfWork blinded(UnitOfWork unit) {
        PointsStore points = seeingNothing(PointsStore.class, unit.points(), "", "lock");
        DocumentStore documents = seeingNothing(DocumentStore.class, unit.documents(), "points-award", "find");
        return (UnitOfWork) Proxy.newProxyInstance(
                LateSight.class.getClassLoader(), new Class<?>[] {UnitOfWork.class}, (proxy, method, args) -> {
                    return switch (method.getName()) {
                        case "points" -> points;
                        case "documents" -> documents;
                        default -> method.invoke(unit, args);
                    };
                });
    }

    private static <S> S seeingNothing(Class<S> type, S store, String about, String read) {
        return type.cast(Proxy.newProxyInstance(
                LateSight.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
                    if (method.getName().equals(read) && String.valueOf(args[0]).contains(about)) {
                        return Optional.empty();
                    }
                    try {
                        return method.invoke(store, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
