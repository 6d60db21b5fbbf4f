package dev.aftercare.crm.examples.quickstart.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.examples.quickstart.input.Texts.Collected;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurchaseFileTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Currency GBP = Currency.getInstance("GBP");

    private final Collected rejected = new Collected();

    @TempDir
    Path directory;

    @Test
    void theLinesOfAnInvoiceMakeOnePurchase() {
        List<Invoice> invoices = read("""
                1,A,Tea,2,2011-01-05 09:00:00,1.50,17850.0,France
                1,B,"Cup, blue",1,2011-01-05 09:00:00,2.25,17850.0,France
                """);

        assertThat(invoices)
                .containsExactly(new Invoice(
                        "1",
                        false,
                        "17850",
                        "France",
                        Instant.parse("2011-01-05T09:00:00Z"),
                        List.of(line("A", "Tea", 2, "1.50"), line("B", "Cup, blue", 1, "2.25")),
                        2));
        assertThat(rejected.lines).isEmpty();
    }

    @Test
    void aCancellationIsAReturnOfPositiveQuantities() {
        Invoice invoice = read("C1,A,Tea,-3,2011-07-05 09:00:00,1.50,1,\n").get(0);

        assertThat(invoice.cancellation()).isTrue();
        assertThat(invoice.items()).containsExactly(line("A", "Tea", 3, "1.50"));
        assertThat(invoice.country()).isNull();
        assertThat(invoice.at()).as("London keeps summer time in July").isEqualTo("2011-07-05T08:00:00Z");
    }

    @Test
    void anInvoiceWhoseLinesDoNotStandTogetherIsOnePurchase() {
        PurchaseFile file = index("""
                1,A,Tea,1,2011-01-05 09:00,1,1,UK
                2,A,Tea,1,2011-01-05 09:01,1,2,UK
                1,B,Cup,1,2011-01-05 09:02,1,1,UK
                3,A,Tea,1,2011-01-05 09:03,1,1,UK
                """);
        try (Invoices invoices = file.invoices(rejected)) {
            assertThat(invoices.next()).extracting(Invoice::number).isEqualTo("2");
            Invoice late = invoices.next();
            assertThat(late.number()).isEqualTo("1");
            assertThat(late.items()).hasSize(2);
            assertThat(late.at()).as("the first line's time").isEqualTo("2011-01-05T09:00:00Z");
            assertThat(invoices.next()).extracting(Invoice::number).isEqualTo("3");
            assertThat(invoices.next()).isNull();
            assertThat(invoices.scattered()).isEqualTo(1);
            assertThat(invoices.differingTimes()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
                    `1,A,Tea,1,2011-01-05 09:00,1,,UK`,          NO_CUSTOMER
                    `A1,A,Debt,1,2011-01-05 09:00,-9,1,UK`,      ADJUSTMENT
                    `,A,Tea,1,2011-01-05 09:00,1,1,UK`,          INVOICE
                    `1 2,A,Tea,1,2011-01-05 09:00,1,1,UK`,       INVOICE
                    `1,,Tea,1,2011-01-05 09:00,1,1,UK`,          ARTICLE
                    `1,A,Tea,0,2011-01-05 09:00,1,1,UK`,         QUANTITY
                    `1,A,Tea,1.5,2011-01-05 09:00,1,1,UK`,       QUANTITY
                    `1,A,Tea,1e99,2011-01-05 09:00,1,1,UK`,      QUANTITY
                    `1,A,Tea,9999999999,2011-01-05 09:00,1,1,UK`,QUANTITY
                    `1,A,Tea,-1,2011-01-05 09:00,1,1,UK`,        SIGN
                    `C1,A,Tea,1,2011-01-05 09:00,1,1,UK`,        SIGN
                    `1,A,Tea,1,05/01/2011 09:00,1,1,UK`,         TIME
                    `1,A,Tea,1,2011-02-30 09:00,1,1,UK`,         TIME
                    `1,A,Tea,1,1911-01-05 09:00,1,1,UK`,         TIME
                    `1,A,Tea,1,2011-01-05 09:00,-1,1,UK`,        PRICE
                    `1,A,Tea,1,2011-01-05 09:00,free,1,UK`,      PRICE
                    `1,A,Tea,1,2011-01-05 09:00,1e-99999999,1,UK`,PRICE
                    `1,A,Tea,1,2011-01-05 09:00,1,1`,            COLUMNS
                    `1,A,Tea,1,2011-01-05 09:00,1,1,UK,x`,       COLUMNS
                    `   `,                                       EMPTY
                    `1,A,"Tea,1,2011-01-05 09:00,1,1,UK`,        QUOTES
                    `1,A,"Tea"x,1,2011-01-05 09:00,1,1,UK`,      QUOTES
                    """)
    void aBadLineIsRejectedWithItsNumberAndReasonAndCostsNoOther(String bad, RejectReason reason) {
        String good = "7,A,Tea,1,2011-01-05 09:00,1,1,UK\n";

        List<Invoice> invoices = read(good + bad + "\n" + good.replace('7', '8'));

        assertThat(invoices).extracting(Invoice::number).containsExactly("7", "8");
        assertThat(rejected.lines).containsExactly("3: " + reason);
    }

    @Test
    void aLineOfAnotherCustomersInvoiceIsRejected() {
        List<Invoice> invoices = read("""
                1,A,Tea,1,2011-01-05 09:00,1,1,UK
                1,B,Cup,1,2011-01-05 09:00,1,2,UK
                """);

        assertThat(invoices)
                .singleElement()
                .satisfies(it -> assertThat(it.items()).hasSize(1));
        assertThat(rejected.lines).containsExactly("3: OTHER_CUSTOMER");
    }

    @Test
    void whatAPurchaseCannotHoldIsRejected() {
        List<Invoice> invoices = read("1,A,Tea,1,2011-01-05 09:00,1,1,UK\n".repeat(10_001));

        assertThat(invoices)
                .singleElement()
                .satisfies(it -> assertThat(it.items()).hasSize(10_000));
        assertThat(rejected.lines).containsExactly("10002: INVOICE_TOO_LONG");
    }

    @Test
    void aLineThatNeverEndsIsCutAndRejected() {
        read("1,A," + "x".repeat(300_000) + ",1,2011-01-05 09:00,1,1,UK\n");

        assertThat(rejected.lines).containsExactly("2: TOO_LONG");
    }

    @Test
    void bytesThatAreNotUtf8AreRejected() {
        byte[] latin = (Texts.PURCHASES_HEADER + "1,A,Caf\u00e9,1,2011-01-05 09:00,1,1,UK\n")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(all(PurchaseFile.index(Texts.bytes(directory, latin), LONDON, GBP, done -> {})))
                .isEmpty();
        assertThat(rejected.lines).containsExactly("2: ENCODING");
    }

    @Test
    void aQuotedFieldMayHaveLineBreaksAndTheLinesAfterItKeepTheirNumbers() {
        PurchaseFile file = index("1,A,\"Tea\n\"\"green\"\"\",1,2011-01-05 09:00,1,1,UK\nbad\n");

        List<Invoice> invoices = all(file);

        assertThat(invoices).singleElement().satisfies(it -> {
            assertThat(it.items().get(0).description()).isEqualTo("Tea\n\"green\"");
            assertThat(it.lines()).isEqualTo(2);
        });
        assertThat(rejected.lines).containsExactly("4: COLUMNS");
        assertThat(file.lines()).isEqualTo(3);
    }

    @Test
    void aGzippedFileReadsLikeAPlainOneWithAnyLineEndsAndAByteOrderMark() {
        String text = "\ufeff" + Texts.PURCHASES_HEADER + "1,A,茶 🍵,1,2011-01-05 09:00,1,1,UK\n";

        List<Invoice> plain = all(PurchaseFile.index(Texts.plain(directory, text), LONDON, GBP, done -> {}));
        List<Invoice> packed = all(PurchaseFile.index(
                Texts.gzipped(directory, text.replace("\n", "\r\n").stripTrailing()), LONDON, GBP, done -> {}));

        assertThat(packed).isEqualTo(plain).hasSize(1);
        assertThat(packed.get(0).items().get(0).description()).isEqualTo("茶 🍵");
    }

    @Test
    void everyLineIsEitherAcceptedOrRejected() {
        PurchaseFile file = index("""
                1,A,Tea,1,2011-01-05 09:00,1,1,UK
                nonsense

                2,A,Tea,1,2011-01-05 09:00,1,,UK
                1,A,Tea,1,2011-01-05 09:00,1,9,UK
                """);

        long accepted = all(file).stream().mapToLong(Invoice::lines).sum();

        assertThat(accepted + rejected.lines.size()).isEqualTo(file.lines()).isEqualTo(5);
    }

    @Test
    void aFileAsAWholeIsRefusedByName() {
        assertThatThrownBy(() -> TextSource.file(directory.resolve("none.csv")))
                .isInstanceOf(InputFileException.class)
                .hasMessageEndingWith("none.csv does not exist");
        assertThatThrownBy(() -> TextSource.file(directory))
                .isInstanceOf(InputFileException.class)
                .hasMessageContaining("is not a file");
        assertThatThrownBy(() -> PurchaseFile.index(Texts.plain(directory, ""), LONDON, GBP, done -> {}))
                .isInstanceOf(InputFileException.class)
                .hasMessageContaining("has no header line");
        assertThatThrownBy(() -> PurchaseFile.index(Texts.plain(directory, "a,b\n"), LONDON, GBP, done -> {}))
                .isInstanceOf(InputFileException.class)
                .hasMessageContaining("lacks the column InvoiceNo");
        assertThatThrownBy(() -> PurchaseFile.index(
                        Texts.bytes(directory, new byte[] {0x1f, (byte) 0x8b, 8, 0}), LONDON, GBP, done -> {}))
                .isInstanceOf(InputFileException.class)
                .hasMessageContaining("cannot be opened");
    }

    private List<Invoice> read(String lines) {
        return all(index(lines));
    }

    private PurchaseFile index(String lines) {
        return PurchaseFile.index(Texts.plain(directory, Texts.PURCHASES_HEADER + lines), LONDON, GBP, done -> {});
    }

    private List<Invoice> all(PurchaseFile file) {
        rejected.lines.clear();
        List<Invoice> all = new ArrayList<>();
        try (Invoices invoices = file.invoices(rejected)) {
            for (Invoice invoice = invoices.next(); invoice != null; invoice = invoices.next()) {
                all.add(invoice);
            }
        }
        return all;
    }

    private static PurchaseLine line(String sku, String description, long quantity, String price) {
        return PurchaseLine.of(sku, description, quantity, new BigDecimal(price), "GBP");
    }
}
