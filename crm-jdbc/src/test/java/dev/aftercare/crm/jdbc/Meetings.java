package dev.aftercare.crm.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.aftercare.crm.Crm;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.command.RetryPolicy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/**
 * Two nodes whose commands meet at every place where they can, and not only where chance has them meet: the one is given between any two
 * statements of the other, up to the first at which it has to wait for what the other one holds.
 */
final class Meetings implements AutoCloseable {

    /** Whoever takes this many times as long as the last one who had not to wait, waits; on a slow machine that is no fixed time. */
    private static final int TIMES_AS_LONG = 5;

    private static final Duration LEAST_PATIENCE = Duration.ofMillis(150);

    private final ExecutorService meanwhile = Executors.newSingleThreadExecutor();
    private final HikariDataSource one;
    private final HikariDataSource two;
    private final InterruptedDataSource interrupted;
    private final Shop first;
    private final Shop second;
    private Duration took = Duration.ZERO;

    Meetings(Databases database) {
        this(database, InstantSource.system());
    }

    Meetings(Databases database, InstantSource clock) {
        one = database.pool();
        two = Databases.pool(one, true);
        interrupted = new InterruptedDataSource(one);
        first = node(interrupted.dataSource(), clock);
        second = node(two, clock);
    }

    /** A command, which may be refused. */
    interface Command {
        void to(Shop shop);
    }

    /** Makes two commands about what was in no meeting before. */
    interface Scene {
        Pair on(Shop shop);
    }

    /** What must hold after both. */
    interface Check {
        void of(boolean firstAccepted, boolean secondAccepted);
    }

    /**
     * Two commands that meet.
     *
     * @param first the one that is interrupted
     * @param second the one that is given meanwhile
     * @param check what must hold then
     */
    record Pair(Command first, Command second, Check check) {}

    /** A node on which nobody is interrupted. */
    Shop shop() {
        return second;
    }

    /**
     * Has the two commands of a scene meet at every place: first of all the second one comes before the other, which tells how long it
     * takes, and last of all after it.
     */
    void everywhere(Scene scene) throws Exception {
        Pair apart = scene.on(second);
        boolean before = isAcceptedAlone(apart.second());
        apart.check().of(isAccepted(apart.first(), first), before);
        int statement = 1;
        int held = 0;
        // Once more than need be, since what seems to wait may only be slow.
        while (held < 2) {
            held = meet(statement, scene.on(second)) ? 0 : held + 1;
            statement++;
        }
    }

    /** Says whether the second command had ended before the statement of the first was sent. */
    private boolean meet(int statement, Pair pair) throws Exception {
        FutureTask<Boolean> other = new FutureTask<>(() -> isAccepted(pair.second(), second));
        interrupted.before(statement, () -> {
            meanwhile.execute(other);
            return hasEnded(other);
        });
        boolean accepted = isAccepted(pair.first(), first);
        boolean more = interrupted.hasLetThrough();
        // Does nothing if it was run meanwhile.
        other.run();
        pair.check().of(accepted, other.get(60, TimeUnit.SECONDS));
        return more;
    }

    private boolean isAcceptedAlone(Command command) {
        long start = System.nanoTime();
        boolean accepted = isAccepted(command, second);
        took = Duration.ofNanos(System.nanoTime() - start);
        return accepted;
    }

    private static boolean isAccepted(Command command, Shop shop) {
        try {
            command.to(shop);
            return true;
        } catch (RejectedException refused) {
            return false;
        }
    }

    private boolean hasEnded(FutureTask<Boolean> task) {
        long start = System.nanoTime();
        Duration patience = took.multipliedBy(TIMES_AS_LONG);
        try {
            task.get(Math.max(patience.toNanos(), LEAST_PATIENCE.toNanos()), TimeUnit.NANOSECONDS);
            took = Duration.ofNanos(System.nanoTime() - start);
            return true;
        } catch (TimeoutException waits) {
            return false;
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Shop node(DataSource source, InstantSource clock) {
        return Crm.builder(JdbcStorage.own(source).build())
                .clock(clock)
                .retries(new RetryPolicy(100, Duration.ofMillis(2), Duration.ofMillis(100)))
                .build()
                .shop();
    }

    @Override
    public void close() {
        meanwhile.shutdownNow();
        two.close();
        one.close();
    }
}
