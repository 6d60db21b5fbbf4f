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

    private int run(String... args) {
        return Main.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                args);
    }
}
