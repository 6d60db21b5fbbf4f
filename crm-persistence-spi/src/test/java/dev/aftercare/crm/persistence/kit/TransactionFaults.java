package dev.aftercare.crm.persistence.kit;

import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.Journal;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.TransactionWork;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Faults in what a transaction is. */
final class TransactionFaults {

    private TransactionFaults() {}

    static CrmStorage tenantsWithoutCase(CrmStorage sound) {
        return new Wrapped(sound) {
            @Override
            public <R> R inTransaction(TenantId tenant, TransactionWork<R> work) {
                return super.inTransaction(new TenantId(tenant.value().toLowerCase(Locale.ROOT)), work);
            }
        };
    }

    static CrmStorage committedInSpiteOfTheException(CrmStorage sound) {
        return new Wrapped(sound) {
            @Override
            public <R> R inTransaction(TenantId tenant, TransactionWork<R> work) {
                AtomicReference<RuntimeException> thrown = new AtomicReference<>();
                Optional<R> result = super.inTransaction(tenant, unit -> {
                    try {
                        return Optional.ofNullable(work.run(unit));
                    } catch (RuntimeException failure) {
                        thrown.set(failure);
                        return Optional.empty();
                    }
                });
                if (thrown.get() != null) {
                    throw thrown.get();
                }
                return result.orElse(null);
            }
        };
    }

    /** Events are written at the end only, whatever is read before. */
    static CrmStorage heldBackFromItsOwnWork(CrmStorage sound) {
        return heldBack(sound, (held, result) -> {
            held.forEach(Runnable::run);
            return result;
        });
    }

    /** What waits for the next call is lost if there is none. */
    static CrmStorage heldBackAndForgotten(CrmStorage sound) {
        return heldBack(sound, (held, result) -> result);
    }

    /** As with a unit that commits although what it had held back is refused. */
    static CrmStorage lateConflictSwallowed(CrmStorage sound) {
        return heldBack(sound, (held, result) -> {
            try {
                held.forEach(Runnable::run);
            } catch (StorageException refusal) {
                return result;
            }
            return result;
        });
    }

    /** What was held back is sent in a transaction of its own. */
    static CrmStorage lateConflictAfterTheCommit(CrmStorage sound) {
        return new Wrapped(sound) {
            @Override
            public <R> R inTransaction(TenantId tenant, TransactionWork<R> work) {
                List<List<Event>> held = new ArrayList<>();
                R result = sound.inTransaction(tenant, unit -> work.run(holding(unit, events -> held.add(events))));
                held.forEach(events -> sound.inTransaction(tenant, unit -> {
                    unit.journal().append(events);
                    return true;
                }));
                return result;
            }
        };
    }

    private interface End {
        Object of(List<Runnable> held, Object result);
    }

    private static CrmStorage heldBack(CrmStorage sound, End end) {
        return new Wrapped(sound) {
            @Override
            @SuppressWarnings("unchecked")
            public <R> R inTransaction(TenantId tenant, TransactionWork<R> work) {
                return sound.inTransaction(tenant, unit -> {
                    List<Runnable> held = new ArrayList<>();
                    R result = work.run(holding(
                            unit, events -> held.add(() -> unit.journal().append(events))));
                    return (R) end.of(held, result);
                });
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static UnitOfWork holding(UnitOfWork unit, Consumer<List<Event>> append) {
        return Twist.proxy(UnitOfWork.class, unit, call -> {
            Object store = call.proceed();
            return call.method().getName().equals("journal")
                    ? Twist.proxy(Journal.class, store, inner -> {
                        if (inner.method().getName().equals("append")) {
                            append.accept(inner.argument(0, List.class));
                            return null;
                        }
                        return inner.proceed();
                    })
                    : store;
        });
    }

    /** As an engine does that writes its file while another transaction changes it: seldom, and without telling. */
    static CrmStorage aCommitLostNowAndThen(CrmStorage sound) {
        AtomicInteger transactions = new AtomicInteger();
        return new Wrapped(sound) {
            @Override
            public <R> R inTransaction(TenantId tenant, TransactionWork<R> work) {
                if (transactions.incrementAndGet() % 100 != 0) {
                    return super.inTransaction(tenant, work);
                }
                AtomicReference<R> result = new AtomicReference<>();
                try {
                    return super.inTransaction(tenant, unit -> {
                        result.set(work.run(unit));
                        throw new LostException();
                    });
                } catch (LostException lost) {
                    return result.get();
                }
            }
        };
    }

    /** The same, seen from a store: one update in a hundred leaves what was there before. */
    static CrmStorage aChangeOverwrittenNowAndThen(CrmStorage sound) {
        AtomicInteger updates = new AtomicInteger();
        return Twist.of(
                sound, "points", "update", call -> updates.incrementAndGet() % 100 == 0 ? null : call.proceed());
    }

    private static final class LostException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static CrmStorage workRepeated(CrmStorage sound) {
        return new Wrapped(sound) {
            @Override
            public <R> R inTransaction(TenantId tenant, TransactionWork<R> work) {
                try {
                    return super.inTransaction(tenant, work);
                } catch (StorageException refusal) {
                    return super.inTransaction(tenant, work);
                }
            }
        };
    }

    static CrmStorage innerJoinsOuter(CrmStorage sound) {
        ConcurrentHashMap<Thread, UnitOfWork> open = new ConcurrentHashMap<>();
        return new Wrapped(sound) {
            @Override
            public <R> R inTransaction(TenantId tenant, TransactionWork<R> work) {
                UnitOfWork outer = open.get(Thread.currentThread());
                if (outer != null) {
                    return work.run(outer);
                }
                return super.inTransaction(tenant, unit -> {
                    open.put(Thread.currentThread(), unit);
                    try {
                        return work.run(unit);
                    } finally {
                        open.remove(Thread.currentThread());
                    }
                });
            }
        };
    }

    static CrmStorage actionsBeforeTheCommit(CrmStorage sound) {
        return new Wrapped(sound) {
            @Override
            UnitOfWork unit(UnitOfWork unit) {
                return Twist.proxy(UnitOfWork.class, unit, call -> {
                    if (call.method().getName().equals("afterCommit")) {
                        call.argument(0, Runnable.class).run();
                        return null;
                    }
                    return call.proceed();
                });
            }
        };
    }

    static CrmStorage actionsAfterARollback(CrmStorage sound) {
        return new Wrapped(sound) {
            @Override
            public <R> R inTransaction(TenantId tenant, TransactionWork<R> work) {
                List<Runnable> actions = new ArrayList<>();
                try {
                    return sound.inTransaction(tenant, unit -> work.run(collecting(unit, actions)));
                } finally {
                    actions.forEach(Runnable::run);
                }
            }
        };
    }

    private static UnitOfWork collecting(UnitOfWork unit, List<Runnable> actions) {
        return Twist.proxy(UnitOfWork.class, unit, call -> {
            if (call.method().getName().equals("afterCommit")) {
                actions.add(call.argument(0, Runnable.class));
                return null;
            }
            return call.proceed();
        });
    }

    /** As on PostgreSQL, where an error that was caught has ended the transaction all the same. */
    static CrmStorage poisonedByARefusal(CrmStorage sound) {
        return new Wrapped(sound) {
            @Override
            UnitOfWork unit(UnitOfWork unit) {
                AtomicReference<StorageException> poison = new AtomicReference<>();
                return Twist.proxy(
                        UnitOfWork.class,
                        unit,
                        call -> call.method().getReturnType().isInterface()
                                ? Twist.proxy(
                                        call.method().getReturnType(), call.proceed(), inner -> poisoned(inner, poison))
                                : call.proceed());
            }
        };
    }

    private static Object poisoned(Twist.Call call, AtomicReference<StorageException> poison) throws Throwable {
        if (poison.get() != null) {
            throw poison.get();
        }
        try {
            return call.proceed();
        } catch (StorageException refusal) {
            poison.set(refusal);
            throw refusal;
        }
    }
}
