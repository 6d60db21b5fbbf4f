package dev.aftercare.crm.examples.quickstart.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real files, read only where they are at hand: they do not ship with the project. */
class RealFilesTest {

    private static final Path DATA = Path.of(System.getProperty("aftercare.data", "../../../shared/data"));
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @TempDir
    Path directory;

    @Test
    void everyLineOfTheOnLineShopIsAPurchaseAReturnOrRejectedWithAReason() {
        TextSource source = TextSource.file(present("online-retail.csv.gz"));
        try (RejectReport rejects = new RejectReport(directory.resolve("rejects.csv"))) {
            PurchaseFile file = PurchaseFile.index(source, LONDON, Currency.getInstance("GBP"), done -> {});
            long accepted = 0;
            long sales = 0;
            long returns = 0;
            Set<String> numbers = new HashSet<>();
            try (Invoices invoices = file.invoices(rejects)) {
                for (Invoice invoice = invoices.next(); invoice != null; invoice = invoices.next()) {
                    accepted += invoice.lines();
                    sales += invoice.cancellation() ? 0 : 1;
                    returns += invoice.cancellation() ? 1 : 0;
                    assertThat(numbers.add(invoice.number()))
                            .as("each invoice is given once")
                            .isTrue();
                }
                assertThat(invoices.scattered()).isEqualTo(1);
            }

            assertThat(file.lines()).isEqualTo(541_909);
            assertThat(accepted).isEqualTo(406_829);
            assertThat(rejects.of(source.name())).isEqualTo(Map.of(RejectReason.NO_CUSTOMER, 135_080L));
            assertThat(file.customers()).hasSize(4_372);
            assertThat(sales).isEqualTo(18_536);
            assertThat(returns).isEqualTo(3_654);
        }
    }

    @Test
    void theHelpDeskLogMakesSenseOnceDayAndMonthAreInTheirPlaces() {
        TextSource source = TextSource.file(present("helpdesk-events.csv"));
        try (RejectReport rejects = new RejectReport(directory.resolve("rejects.csv"))) {
            CaseFile file = CaseFile.read(source, LONDON, true, rejects);

            assertThat(file.steps()).hasSize(21_348);
            assertThat(rejects.total(source.name())).isZero();
            assertThat(file.steps().stream().filter(step -> step.receipt() != null))
                    .hasSize(4_580);
            assertThat(file.assumptions())
                    .anyMatch(
                            line -> line.contains("2,152 of 4,580 with dates as stated, 4,365 with day and month put"));
        }
    }

    private static Path present(String name) {
        Path path = DATA.resolve(name);
        assumeTrue(Files.exists(path), () -> "no " + name + " at hand");
        return path;
    }
}
