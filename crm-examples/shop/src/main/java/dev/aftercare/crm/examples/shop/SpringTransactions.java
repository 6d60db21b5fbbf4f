package dev.aftercare.crm.examples.shop;

import dev.aftercare.crm.jdbc.HostTransactions;
import java.sql.Connection;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The CRM takes part in the transactions that Spring has on a data source. */
final class SpringTransactions implements HostTransactions {

    private final DataSource dataSource;

    SpringTransactions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Connection connection() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()
                || !TransactionSynchronizationManager.hasResource(dataSource)) {
            throw new IllegalStateException("no transaction is active: call the CRM from a @Transactional method");
        }
        return DataSourceUtils.getConnection(dataSource);
    }

    @Override
    public void afterCommit(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new AfterCommit(action));
    }

    /** An action that is dropped if its part of the transaction is rolled back, be it all or a nested part. */
    private static final class AfterCommit implements TransactionSynchronization {

        private final Runnable action;
        private final Set<Object> laterSavepoints = new HashSet<>();
        private boolean undone;

        AfterCommit(Runnable action) {
            this.action = action;
        }

        @Override
        public void savepoint(Object savepoint) {
            laterSavepoints.add(savepoint);
        }

        @Override
        public void savepointRollback(Object savepoint) {
            undone |= !laterSavepoints.contains(savepoint);
        }

        @Override
        public void afterCompletion(int status) {
            if (status == STATUS_COMMITTED && !undone) {
                action.run();
            }
        }
    }
}
