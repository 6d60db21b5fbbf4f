package dev.aftercare.crm.examples.quickstart;

import dev.aftercare.crm.examples.quickstart.input.CaseFile;
import dev.aftercare.crm.examples.quickstart.input.Invoices;
import dev.aftercare.crm.examples.quickstart.input.PurchaseFile;
import dev.aftercare.crm.examples.quickstart.input.RejectReport;
import dev.aftercare.crm.examples.quickstart.replay.ReplayReport;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says what was read, what was assumed, and what was not used. */
final class LoadReport {

    private final PrintStream out;

    LoadReport(PrintStream out) {
        this.out = out;
    }

    void begin(Arguments arguments) {
        out.println("Aftercare CRM quickstart");
        if (arguments.sample()) {
            out.println("  The sample is MADE UP: its shop, customers, orders and words are invented.");
        }
        ShopRules.WORDS.forEach(rule -> out.println("  " + rule));
        out.println();
        out.println("Storage: " + arguments.storage().kind().words());
    }

    void print(
            @Nullable PurchaseFile purchases,
            @Nullable Invoices invoices,
            CaseFile cases,
            RejectReport rejects,
            ReplayReport done,
            long written) {
        if (purchases != null && invoices != null) {
            lines("Purchases: " + purchases.name(), purchases.name(), purchases.lines(), done.invoiceLines(), rejects);
            say("%,d invoices recorded now, %,d were there before", done.recorded(), done.recordedBefore());
            say(
                    "%,d invoices had lines of others between their own; %,d had lines of different times (the first counts)",
                    invoices.scattered(), invoices.differingTimes());
        }
        if (!cases.equals(CaseFile.NONE)) {
            lines("Tickets: " + cases.name(), cases.name(), cases.lines(), done.taken() + done.takenBefore(), rejects);
            say("%,d lines replayed now, %,d by an earlier run", done.taken(), done.takenBefore());
            if (!done.bridged().isEmpty()) {
                say("steps that the file leaves out, taken at the same instant: %s", counts(done.bridged()));
            }
            cases.assumptions().forEach(line -> out.println("  " + line));
        }
        Path file = rejects.file();
        if (file != null) {
            out.println();
            out.println("Lines that were not used, with their numbers and reasons: " + file);
        }
        out.println();
        out.println(
                written == 0
                        ? "Everything was there before: this run changed nothing."
                        : String.format(Locale.ROOT, "%,d events were written to the journal.", written));
    }

    /** Accepted and rejected lines are counted where they happen; together they must be all there are. */
    private void lines(String title, String name, long all, long accepted, RejectReport rejects) {
        long rejected = rejects.total(name);
        out.println();
        out.println(title);
        say("%,d lines = %,d accepted + %,d rejected", all, accepted, rejected);
        if (all != accepted + rejected) {
            throw new IllegalStateException("lines of " + name + " went missing");
        }
        rejects.of(name).forEach((reason, count) -> say("  %,d rejected: %s", count, reason.words()));
    }

    private void say(String format, Object... values) {
        out.println("  " + String.format(Locale.ROOT, format, values));
    }

    private static String counts(Map<? extends Enum<?>, Long> counts) {
        TreeMap<String, Long> sorted = new TreeMap<>();
        counts.forEach(
                (key, count) -> sorted.put(key.name().toLowerCase(Locale.ROOT).replace('_', ' '), count));
        StringBuilder words = new StringBuilder();
        sorted.forEach((key, count) ->
                words.append(words.length() == 0 ? "" : ", ").append(String.format(Locale.ROOT, "%s %,d", key, count)));
        return words.toString();
    }
}
