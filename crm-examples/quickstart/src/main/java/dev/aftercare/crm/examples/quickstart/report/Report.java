package dev.aftercare.crm.examples.quickstart.report;

import dev.aftercare.crm.Shop;
import dev.aftercare.crm.examples.quickstart.ShopRules;
import dev.aftercare.crm.loyalty.Books;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.persistence.TicketFacet;
import dev.aftercare.crm.persistence.TicketQuery;
import dev.aftercare.crm.sla.Attainment;
import dev.aftercare.crm.sla.MetricFigures;
import dev.aftercare.crm.sla.Spread;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** What a shop owner wants to read, from the library's own answers; nothing here remembers what was loaded. */
public final class Report {

    private static final int MOST_ROWS = 12;

    private final Shop shop;
    private final PrintStream out;

    /**
     * Creates the report.
     *
     * @param shop whose
     * @param out where to
     */
    public Report(Shop shop, PrintStream out) {
        this.shop = shop;
        this.out = out;
    }

    /**
     * Prints everything.
     *
     * @param since the first instant of the replay
     * @param now where the clock stands
     */
    public void print(Instant since, Instant now) {
        ShopTotals totals = ShopTotals.read(shop);
        totals(totals);
        tickets();
        // The last instant is excluded, but a ticket may have been received at it.
        serviceLevels(shop.serviceLevels().attainment(since, now.plusSeconds(1)));
        points(since, now);
        List<CareRow> care = new CareScores(shop).first(totals.net(), 5);
        care(care);
        if (!care.isEmpty()) {
            timeline(care.get(0));
        }
    }

    private void totals(ShopTotals totals) {
        title("Shop");
        print(new Table("", "number", ShopRules.CURRENCY.getCurrencyCode())
                .row("customers", totals.customers(), "")
                .row("purchases", totals.sales(), money(totals.sold()))
                .row("returns", totals.returns(), money(totals.returned()))
                .row("net", "", money(totals.sold().subtract(totals.returned()))));
    }

    private void tickets() {
        Map<String, Long> stages = shop.tickets().countBy(TicketQuery.ALL, TicketFacet.STAGE);
        title("Tickets by stage");
        Table table = new Table("stage", "tickets");
        long sum = 0;
        for (Stage stage : Stage.values()) {
            long count = stages.getOrDefault(stage.name(), 0L);
            table.row(words(stage.name()), count);
            sum += count;
        }
        print(table.row("all", sum));
        ranking("Tickets by cause", "cause", TicketFacet.CAUSE);
        ranking("Tickets by category", "category", TicketFacet.CATEGORY);
    }

    private void ranking(String title, String column, TicketFacet facet) {
        title(title);
        Table table = new Table(column, "tickets");
        shop.tickets().countBy(TicketQuery.ALL, facet).entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_ROWS)
                .forEach(entry -> table.row(entry.getKey(), entry.getValue()));
        print(table);
    }

    private void serviceLevels(Attainment attainment) {
        title("Service levels, in opening hours");
        Table table =
                new Table("target", "in time", "met", "missed", "running", "given up", "median", "95th percentile");
        for (MetricFigures figures : attainment.metrics()) {
            OptionalDouble share = figures.share();
            Spread taken = figures.business();
            table.row(
                    words(figures.metric().code()),
                    share.isEmpty() ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * share.getAsDouble()),
                    figures.met(),
                    figures.breached(),
                    figures.running(),
                    figures.abandoned(),
                    taken == null ? "-" : Durations.words(taken.median()),
                    taken == null ? "-" : Durations.words(taken.percentile95()));
        }
        print(table);
    }

    private void points(Instant since, Instant now) {
        title("Points");
        Table table = new Table("year", "opening", "issued", "redeemed", "expired", "outstanding");
        int last = now.atZone(ShopRules.ZONE).getYear();
        for (int year = since.atZone(ShopRules.ZONE).getYear(); year <= last; year++) {
            row(table, String.valueOf(year), shop.loyalty().books(ShopRules.POINTS, first(year), first(year + 1)));
        }
        Books all = shop.loyalty().books(ShopRules.POINTS, Input.EARLIEST, Input.LATEST);
        row(table, "all", all);
        print(table);
        out.printf(
                Locale.ROOT,
                "  the books balance: %s (issued %,d - redeemed %,d - expired %,d = %,d; balances %,d)%n",
                all.balanced() ? "yes" : "NO",
                all.issued(),
                all.redeemed(),
                all.expired(),
                all.byEntries(),
                all.outstanding());
    }

    private static void row(Table table, String label, Books books) {
        table.row(label, books.opening(), books.issued(), books.redeemed(), books.expired(), books.outstanding());
    }

    private static Instant first(int year) {
        return LocalDate.of(year, 1, 1).atStartOfDay(ShopRules.ZONE).toInstant().truncatedTo(ChronoUnit.SECONDS);
    }

    private void care(List<CareRow> rows) {
        title("Customers to look after first");
        Table table = new Table("customer", "score", "open", "missed", "low", "net spend");
        for (CareRow row : rows) {
            CareScore care = row.care();
            table.row(
                    row.number(),
                    String.format(Locale.ROOT, "%,.1f", care.score()),
                    care.openTickets(),
                    care.missedTargets(),
                    care.lowRatings(),
                    money(care.netSpend()));
        }
        print(table);
        out.println("  score: " + CareScore.RULE);
    }

    private void timeline(CareRow row) {
        title("Timeline of customer " + row.number() + ", the last first");
        new Timeline(shop).lines(row.id(), 25).forEach(line -> out.println("  " + line));
    }

    private void title(String title) {
        out.println();
        out.println(title);
    }

    private void print(Table table) {
        table.lines().forEach(out::println);
    }

    private static String words(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
    }

    private static String money(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.2f", amount);
    }
}
