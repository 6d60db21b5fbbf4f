package dev.aftercare.crm.examples.quickstart;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.HandTurnedClock;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.examples.quickstart.input.EventLog;
import dev.aftercare.crm.examples.quickstart.input.RejectReport;
import dev.aftercare.crm.examples.quickstart.input.TextSource;
import dev.aftercare.crm.examples.quickstart.replay.LearnedWorkflow;
import dev.aftercare.crm.examples.quickstart.replay.LogReplay;
import dev.aftercare.crm.examples.quickstart.report.BottleneckReport;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.ticket.TicketWorkflow;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The command {@code bottlenecks}: learns a workflow from an event log, replays the log as tickets, and says where they wait. */
final class Bottlenecks {

    /** The word on the command line. */
    static final String COMMAND = "bottlenecks";

    private static final TicketType TYPE = new TicketType("learned");

    private final Arguments arguments;
    private final PrintStream out;
    private final Progress progress;

    Bottlenecks(Arguments arguments, PrintStream out, Progress progress) {
        this.arguments = arguments;
        this.out = out;
        this.progress = progress;
    }

    /** Does the job on a storage, which is closed at the end. */
    void run(CrmStorage storage) {
        try (storage;
                RejectReport rejects = new RejectReport(arguments.rejects())) {
            Path tickets = arguments.tickets();
            if (tickets == null || arguments.purchases() != null) {
                throw new UsageException(COMMAND + " takes --tickets FILE, and no purchases");
            }
            EventLog log = EventLog.read(TextSource.file(tickets), ShopRules.ZONE, arguments.swappedDays(), rejects);
            long rejected = rejects.total(log.name());
            say("Event log: %s", log.name());
            say("  %,d lines = %,d accepted + %,d rejected", log.lines(), log.lines() - rejected, rejected);
            if (log.cases().isEmpty()) {
                out.println("There is nothing to replay.");
                return;
            }
            say(
                    "  from first to last event a case takes %,d h on average with dates as stated, %,d h with day and month put back",
                    log.lengths().asStated().toHours(), log.lengths().putBack().toHours());
            say(
                    arguments.swappedDays()
                            ? "  so day and month were put back wherever the day is 12 or less (--swapped-days)"
                            : "  dates were taken as stated (--swapped-days puts day and month back)");
            replay(storage, log);
        }
    }

    private void replay(CrmStorage storage, EventLog log) {
        TicketWorkflow workflow = LearnedWorkflow.of(log);
        HandTurnedClock clock = new HandTurnedClock(begin(log));
        Crm crm = Crm.builder(storage).clock(clock).build();
        Shop shop = crm.shop();
        shop.tickets().workflows().define(TYPE, workflow, By.system(COMMAND));
        // The log has no receipts: each case has one more step than it has events.
        progress.begin("replaying", "steps", log.lines() + log.cases().size());
        long steps = new LogReplay(shop, clock, TYPE).run(log, progress::at);
        progress.end();
        say(
                "  the workflow learned from it has %,d states and %,d steps between them",
                workflow.definition().states().size(),
                workflow.definition().moves().size());
        say(
                "  %,d cases became tickets and took %,d steps; none was refused",
                log.cases().size(), steps);
        new BottleneckReport(shop, out).print();
        out.println();
        out.println("The workflow as a Mermaid diagram:");
        out.println();
        workflow.toMermaid().lines().forEach(out::println);
    }

    private static Instant begin(EventLog log) {
        return log.cases().values().stream()
                .flatMap(List::stream)
                .map(EventLog.Entry::at)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
