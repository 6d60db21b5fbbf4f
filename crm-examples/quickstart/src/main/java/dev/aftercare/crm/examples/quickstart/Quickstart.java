package dev.aftercare.crm.examples.quickstart;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.HandTurnedClock;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.examples.quickstart.input.CaseFile;
import dev.aftercare.crm.examples.quickstart.input.Invoices;
import dev.aftercare.crm.examples.quickstart.input.PurchaseFile;
import dev.aftercare.crm.examples.quickstart.input.RejectReport;
import dev.aftercare.crm.examples.quickstart.input.TextSource;
import dev.aftercare.crm.examples.quickstart.replay.Replay;
import dev.aftercare.crm.examples.quickstart.replay.ReplayReport;
import dev.aftercare.crm.examples.quickstart.report.Report;
import dev.aftercare.crm.persistence.CrmStorage;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The job: files in, a shop's past replayed, a report out. */
final class Quickstart {

    private final Arguments arguments;
    private final PrintStream out;
    private final Progress progress;

    Quickstart(Arguments arguments, PrintStream out, Progress progress) {
        this.arguments = arguments;
        this.out = out;
        this.progress = progress;
    }

    /**
     * Does the job.
     *
     * @param storage where the records are kept; closed at the end
     * @throws dev.aftercare.crm.examples.quickstart.input.InputFileException if a file cannot be used
     */
    void run(CrmStorage storage) {
        LoadReport load = new LoadReport(out);
        load.begin(arguments);
        try (storage;
                RejectReport rejects = new RejectReport(arguments.rejects())) {
            PurchaseFile purchases = purchases();
            CaseFile cases = cases(rejects);
            try (Invoices invoices = purchases == null ? null : purchases.invoices(rejects)) {
                Replay replay = new Replay(invoices, cases, rejects);
                Instant begin = replay.begin();
                if (begin == null) {
                    out.println("There is nothing to replay.");
                    return;
                }
                HandTurnedClock clock = new HandTurnedClock(begin);
                LongAdder written = new LongAdder();
                Crm crm = Crm.builder(storage)
                        .clock(clock)
                        .listener((tenant, event) -> written.increment())
                        .build();
                Shop shop = crm.shop();
                ShopRules.define(shop);

                long lines = (purchases == null ? 0 : purchases.lines()) + cases.lines();
                progress.begin("replaying", "lines", lines);
                List<String> customers = purchases == null ? List.of() : purchases.customers();
                ReplayReport done = replay.run(shop, clock, customers, progress::at);
                progress.end();

                load.print(purchases, invoices, cases, rejects, done, written.sum());
                out.println();
                out.println("The clock was turned from " + begin + " to " + clock.instant() + ".");
                new Report(shop, out).print(begin, clock.instant());
            }
        }
    }

    private @Nullable PurchaseFile purchases() {
        Path given = arguments.purchases();
        if (given == null && !arguments.sample()) {
            return null;
        }
        TextSource source = given == null ? TextSource.resource("made-up-purchases.csv") : TextSource.file(given);
        progress.begin("reading " + source.name(), "lines", 0);
        PurchaseFile file = PurchaseFile.index(source, ShopRules.ZONE, ShopRules.CURRENCY, progress::at);
        progress.end();
        return file;
    }

    private CaseFile cases(RejectReport rejects) {
        Path given = arguments.tickets();
        if (given == null && !arguments.sample()) {
            return CaseFile.NONE;
        }
        TextSource source = given == null ? TextSource.resource("made-up-complaints.csv") : TextSource.file(given);
        return CaseFile.read(source, ShopRules.ZONE, arguments.swappedDays(), rejects);
    }
}
