package dev.aftercare.crm.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    @Test
    void helpGoesToTheOutput() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("Usage: ");
    }

    @Test
    void aBadCommandLineIsExitCode2() {
        assertThat(run("--speed")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("quickstart: unknown argument --speed");
    }

    @Test
    void aMissingFileIsExitCode3() {
        assertThat(run(
                        "--storage",
                        "memory",
                        "--purchases",
                        directory.resolve("none.csv").toString()))
                .isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("none.csv does not exist");
    }

    @Test
    void aRejectsFileThatCannotBeWrittenIsExitCode3() {
        assertThat(run("--storage", "memory", "--rejects", directory.toString()))
                .isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("cannot be written");
    }

    @Test
    void anUnreachableDatabaseIsExitCode4AndKeepsItsPassword() {
        String url = "jdbc:postgresql://127.0.0.1:1/shop?user=u&password=secret&connectTimeout=1";

        assertThat(run("--storage", url)).isEqualTo(4);
        assertThat(err.toString(StandardCharsets.UTF_8) + out.toString(StandardCharsets.UTF_8))
                .doesNotContain("secret");
    }

    @Test
    void anEmptyFileOfPurchasesIsNoFailure() throws IOException {
        Path file = Files.writeString(
                directory.resolve("p.csv"),
                "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n");

        assertThat(run("--storage", "memory", "--purchases", file.toString())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("There is nothing to replay.");
    }

    @Test
    void aDatabaseWithOtherDataUnderTheSameNumbersIsExitCode4() throws IOException {
        String database = directory.resolve("shop").toString();
        String header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
        Path file = directory.resolve("p.csv");

        Files.writeString(file, header + "1,TEA,Tea,1,2025-03-04 09:00,9,10001,UK\n");
        assertThat(run("--db", database, "--purchases", file.toString())).isZero();
        Files.writeString(file, header + "1,TEA,Tea,2,2025-03-04 09:00,9,10001,UK\n");
        assertThat(run("--db", database, "--purchases", file.toString())).isEqualTo(4);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("the database holds other data");
    }

    @Test
    void purchasesThatComeTooLateAreRecordedAllTheSame() throws IOException {
        Path file = Files.writeString(directory.resolve("p.csv"), """
                InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
                2,TEA,Tea,1,2025-03-04 09:00,9,10001,UK
                1,TEA,Tea,1,2025-01-04 09:00,9,10001,UK
                """);

        assertThat(run("--storage", "memory", "--purchases", file.toString())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("2 invoices recorded now")
                .contains("The clock was turned from 2025-03-04T09:00:00Z to 2025-03-04T09:00:00Z.");
    }

    @Test
    void aLogAloneGivesEachCaseACustomerOfItsOwn() throws IOException {
        Path file = Files.writeString(directory.resolve("t.csv"), """
                case_id;activity;timestamp
                7;0;2013-03-14 09:00:00
                8;4;2013-03-14 10:00:00
                7;1;2013-03-14 11:00:00
                7;3;2013-03-15 11:00:00
                7;1;2013-03-15 12:00:00
                7;0;2013-03-15 13:00:00
                """);

        assertThat(run("--storage", "memory", "--tickets", file.toString())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("6 lines = 5 accepted + 1 rejected")
                .contains("taken at the same instant: reopen 1, resolve 1")
                .containsPattern("customers +2");
    }

    private int run(String... args) {
        return Main.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                args);
    }
}
