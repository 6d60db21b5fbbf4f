package dev.aftercare.crm.examples.quickstart;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The command line.
 *
 * @param purchases the purchases file; null if none was given
 * @param tickets the tickets file; null if none was given
 * @param storage where the records are kept
 * @param rejects where the lines go that cannot be used; null for a new temporary file
 * @param swappedDays whether days and months of the tickets file have changed places
 * @param progress how progress is shown
 * @param help whether only the usage is wanted
 */
record Arguments(
        @Nullable Path purchases,
        @Nullable Path tickets,
        StorageChoice storage,
        @Nullable Path rejects,
        boolean swappedDays,
        ProgressStyle progress,
        boolean help) {

    static final String USAGE = """
            Usage: java -Xmx512m -jar quickstart.jar [bottlenecks] [options]

            Loads purchases and tickets into a shop, drives every ticket through its steps under
            service-level clocks, lets points expire, and prints how the shop stands.
            Without --purchases and --tickets it takes a small sample, which is made up.

              --purchases FILE    purchases, .csv or .csv.gz, one line per article:
                                  InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
              --tickets FILE      tickets, .csv or .csv.gz: case_id;activity;timestamp
                                  or case,at,step,customer,value,text
              --swapped-days      day and month of the tickets' dates have changed places
                                  wherever the day is 12 or less: put them back
              --storage WHERE     h2 (a file, the default), h2-mem, memory,
                                  or jdbc:postgresql://host:port/database?user=...&password=...
              --db PATH           the file of the H2 database, kept afterwards; running again on it
                                  changes nothing. Without it: a temporary one
              --rejects FILE      where the lines go that cannot be used; without it: a temporary file
              --progress HOW      auto (the default), bar, lines or none
              --help              this text

            With bottlenecks, it learns a workflow from the log in --tickets (case_id;activity;timestamp),
            replays the log as tickets in that workflow, and prints where they wait.

            Or: java -Xmx512m -jar quickstart.jar train TEXTS.csv MODEL.json
                java -Xmx512m -jar quickstart.jar evaluate TEXTS.csv MODEL.json

            The first teaches a ticket classifier from texts whose category is known (columns text and
            category), the second says how well it does on others.

            Exit codes: 0 done, 1 a defect, 2 the command line, 3 a file, 4 the storage.
            """;

    /**
     * Reads the command line.
     *
     * @param args options with their values, as {@code --name value} or {@code --name=value}
     * @return what they say
     * @throws UsageException if they are malformed
     */
    static Arguments parse(String... args) {
        Deque<String> rest = new ArrayDeque<>(Arrays.asList(args));
        Path purchases = null;
        Path tickets = null;
        String storage = "h2";
        Path database = null;
        Path rejects = null;
        boolean swappedDays = false;
        ProgressStyle progress = ProgressStyle.AUTO;
        boolean help = false;
        while (!rest.isEmpty()) {
            String name = rest.pop();
            int equals = name.indexOf('=');
            if (name.startsWith("--") && equals > 0) {
                rest.push(name.substring(equals + 1));
                name = name.substring(0, equals);
            }
            switch (name) {
                case "--purchases" -> purchases = path(name, rest);
                case "--tickets" -> tickets = path(name, rest);
                case "--storage" -> storage = value(name, rest);
                case "--db" -> database = path(name, rest);
                case "--rejects" -> rejects = path(name, rest);
                case "--swapped-days" -> swappedDays = true;
                case "--progress" -> progress = progress(value(name, rest));
                case "--help", "-h" -> help = true;
                default -> throw new UsageException("unknown argument " + name + "; --help lists what is allowed");
            }
        }
        if (swappedDays && tickets == null) {
            throw new UsageException("--swapped-days needs --tickets");
        }
        return new Arguments(
                purchases, tickets, StorageChoice.of(storage, database), rejects, swappedDays, progress, help);
    }

    /** Whether the made-up sample is to be taken. */
    boolean sample() {
        return purchases == null && tickets == null;
    }

    private static String value(String name, Deque<String> rest) {
        String value = rest.poll();
        if (value == null || value.isEmpty() || value.startsWith("--")) {
            throw new UsageException(name + " needs a value");
        }
        return value;
    }

    private static Path path(String name, Deque<String> rest) {
        try {
            return Path.of(value(name, rest));
        } catch (InvalidPathException e) {
            throw new UsageException(name + " is not a path");
        }
    }

    private static ProgressStyle progress(String value) {
        try {
            return ProgressStyle.valueOf(value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--progress is unknown; allowed: auto, bar, lines, none");
        }
    }
}
