package dev.aftercare.crm.persistence.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import dev.aftercare.crm.persistence.TransactionWork;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.function.Consumer;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What the contract classes have in common: two instances, a tenant of the test's own, and short ways to use them. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
@Timeout(60)
abstract class StorageRules {

    final Storages storages;
    final TenantId tenant = Storages.newTenant();

    StorageRules(Storages storages) {
        this.storages = storages;
    }

    final CrmStorage storage() {
        return storages.first();
    }

    final CrmStorage second() {
        return storages.second();
    }

    /** One transaction of this test's tenant that gives something. */
    final <R> R in(TransactionWork<R> work) {
        return storage().inTransaction(tenant, work);
    }

    /** One transaction of this test's tenant. */
    final void run(Consumer<UnitOfWork> work) {
        run(storage(), work);
    }

    final void run(CrmStorage instance, Consumer<UnitOfWork> work) {
        instance.inTransaction(tenant, unit -> {
            work.accept(unit);
            return true;
        });
    }

    /** Runs work and lets it end without a commit. */
    final void runAndRollBack(Consumer<UnitOfWork> work) {
        RollBack end = new RollBack();
        assertThatThrownBy(() -> run(unit -> {
                    work.accept(unit);
                    throw end;
                }))
                .isSameAs(end);
    }

    /** Proves that a call is refused for a reason, inside a transaction that then goes on and commits. */
    static void assertRefused(Reason reason, Runnable call) {
        StorageException refusal = catchThrowableOfType(StorageException.class, call::run);
        assertThat(refusal).as("a StorageException %s", reason).isNotNull();
        assertThat(refusal.reason()).isEqualTo(reason);
    }

    /** Ends a work on purpose. */
    static final class RollBack extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
