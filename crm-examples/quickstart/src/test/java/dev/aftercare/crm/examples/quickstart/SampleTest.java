package dev.aftercare.crm.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The made-up sample, from the command line to the last line of the report. */
class SampleTest {

    @TempDir
    Path directory;

    @Test
    void theReportIsTheSameOnEveryStorage() throws IOException {
        String memory = run("--storage", "memory");

        assertThat(run("--storage", "h2")).isEqualTo(memory);
        assertThat(run("--storage", "h2-mem")).isEqualTo(memory);
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            assertThat(run("--storage", server.getJdbcUrl("postgres", "postgres")))
                    .isEqualTo(memory);
        }
    }

    @Test
    void runningAgainOnTheSameDatabaseChangesNothing() {
        String database = directory.resolve("shop").toString();
        String first = run("--db", database);
        String second = run("--db", database);

        assertThat(first).doesNotContain("this run changed nothing");
        assertThat(second).contains("Everything was there before: this run changed nothing.");
        assertThat(report(second)).isEqualTo(report(first));
    }

    @Test
    void theReportAndTheRejectsFileHoldWhatTheSampleTells() throws IOException {
        assertThat(run("--storage", "memory"))
                .contains("The sample is MADE UP")
                .contains("58 lines = 56 accepted + 2 rejected")
                .contains("94 lines = 94 accepted + 0 rejected")
                .contains("the books balance: yes")
                .contains("八个茶壶里有两个颜色不一样，和图片不符 🎨")
                .matches(row("customers", "12"))
                .matches(row("purchases", "37", "6,629.35"))
                .matches(row("returns", "3", "344.00"));
        assertThat(Files.readAllLines(rejects()))
                .containsExactly(
                        "file,line,reason",
                        "made-up-purchases.csv,22,no customer is given",
                        "made-up-purchases.csv,35,the quantity is not a whole number other than zero");
    }

    private String run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] all = new String[args.length + 2];
        System.arraycopy(args, 0, all, 0, args.length);
        all[args.length] = "--rejects=" + rejects();
        all[args.length + 1] = "--progress=none";

        int exit = Main.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                all);

        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(exit).isZero();
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("Storage: "))
                .collect(Collectors.joining("\n"));
    }

    private Path rejects() {
        return directory.resolve("rejects.csv");
    }

    private static String report(String output) {
        return output.substring(output.indexOf("The clock was turned"));
    }

    private static String row(String... cells) {
        return "(?s).*\n  " + String.join(" +", cells) + " *\n.*";
    }
}
