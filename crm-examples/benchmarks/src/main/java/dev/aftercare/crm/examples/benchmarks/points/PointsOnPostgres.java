package dev.aftercare.crm.examples.benchmarks.points;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.aftercare.crm.jdbc.JdbcStorage;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Earns and redeems on a PostgreSQL of its own that has all on disk before it answers, through the library and by hand, in rounds by
 * turns, and prints the throughputs and their ratio.
 *
 * <p>Arguments, all optional: customers (20,000), threads (8), seconds a round (10), rounds (5), entries of the deep account (1,000,000).
 */
public final class PointsOnPostgres {

    private static final int FEW = 100;
    private static final int REDEMPTIONS = 500;

    private PointsOnPostgres() {}

    /**
     * Runs the benchmark.
     *
     * @param arguments as above
     * @throws Exception if anything fails
     */
    public static void main(String[] arguments) throws Exception {
        int[] sizes = {20_000, 8, 10, 5, 1_000_000};
        for (int i = 0; i < arguments.length; i++) {
            sizes[i] = Integer.parseInt(arguments[i]);
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .start();
                HikariDataSource pool = pool(server, sizes[1] + 2)) {
            run(pool, sizes[0], sizes[1], sizes[2], sizes[3], sizes[4]);
        }
    }

    private static HikariDataSource pool(EmbeddedPostgres server, int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
        config.setUsername("postgres");
        config.setMaximumPoolSize(connections);
        return new HikariDataSource(config);
    }

    private static void run(HikariDataSource pool, int customers, int threads, int seconds, int rounds, int deep)
            throws Exception {
        // Two more: one with few entries, one with many.
        LibraryTill library = new LibraryTill(pool, customers + 2);
        // The tables of the other, too.
        JdbcStorage.own(pool).tablePrefix("plain_").build().close();
        PlainTill plain = new PlainTill(pool, library);
        ExecutorService opening = Executors.newFixedThreadPool(threads);
        IntStream.range(0, customers + 2).forEach(customer -> opening.execute(() -> library.open(customer)));
        opening.shutdown();
        if (!opening.awaitTermination(1, TimeUnit.HOURS)) {
            throw new IllegalStateException("the accounts took longer than an hour to open");
        }
        plain.openAll();
        compare(
                "spread over " + customers + " accounts",
                new Load(threads, customers),
                library,
                plain,
                seconds,
                rounds);
        compare("one hot account", new Load(threads, 1), library, plain, seconds, rounds);
        say("the books hold: %s", library.booksHold());
        DeepAccount.fill(pool, library.id(customers).value(), FEW);
        DeepAccount.fill(pool, library.id(customers + 1).value(), deep);
        DeepAccount.medians(library, customers, customers + 1, REDEMPTIONS / 5);
        long[] medians = DeepAccount.medians(library, customers, customers + 1, REDEMPTIONS);
        say("a redeem with %,d entries behind it: median %,d us; with %,d: %,d us", FEW, medians[0], deep, medians[1]);
    }

    private static void compare(String what, Load load, Till library, Till plain, int seconds, int rounds)
            throws Exception {
        load.perSecond(library, seconds);
        load.perSecond(plain, seconds);
        double[] byLibrary = new double[rounds];
        double[] byHand = new double[rounds];
        double[] ratios = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            byLibrary[i] = load.perSecond(library, seconds);
            byHand[i] = load.perSecond(plain, seconds);
            ratios[i] = byLibrary[i] / byHand[i];
        }
        Arrays.sort(byLibrary);
        Arrays.sort(byHand);
        Arrays.sort(ratios);
        say(
                "%s: library %,.0f commands/s (%,.0f to %,.0f), by hand %,.0f (%,.0f to %,.0f), ratio %.2f (%.2f to %.2f)",
                what,
                byLibrary[rounds / 2],
                byLibrary[0],
                byLibrary[rounds - 1],
                byHand[rounds / 2],
                byHand[0],
                byHand[rounds - 1],
                ratios[rounds / 2],
                ratios[0],
                ratios[rounds - 1]);
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
