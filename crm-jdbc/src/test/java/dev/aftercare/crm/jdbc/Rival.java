package dev.aftercare.crm.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/** Another transaction that holds a customer's row and wants a second one, so that whoever wants the first is caught in a deadlock. */
final class Rival implements AutoCloseable {

    private final Connection connection;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private Future<?> wait;

    private Rival(Connection connection) {
        this.connection = connection;
    }

    /** Earlier and heavier than the one that it meets, so that engines which choose between two end the other one. */
    static Rival holding(DataSource source, Databases database, int customer) throws SQLException {
        Rival rival = new Rival(source.getConnection());
        rival.connection.setAutoCommit(false);
        if (database == Databases.POSTGRESQL) {
            rival.run("SET LOCAL deadlock_timeout = '60s'");
        }
        for (int order = 1_000; order < 1_100; order++) {
            rival.run("INSERT INTO shop_order VALUES (" + order + ")");
        }
        rival.touch(customer);
        return rival;
    }

    /** Returns when the rival waits, or very nearly so. */
    Rival wanting(int customer) throws InterruptedException {
        wait = thread.submit(() -> {
            touch(customer);
            connection.rollback();
            return true;
        });
        Thread.sleep(500);
        return this;
    }

    private void touch(int customer) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE crm_customer SET payload = payload WHERE tenant_id = 'shop' AND customer_id = ?")) {
            Dialect.of(connection, false).setUuid(update, 1, Shop.uuid(customer));
            update.executeUpdate();
        }
    }

    private void run(String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    /** To be called when nobody holds what the rival waits for any more. */
    @Override
    public void close() throws SQLException {
        thread.shutdown();
        try {
            wait.get(60, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("the rival came to nothing", failure);
        }
        connection.close();
    }
}
