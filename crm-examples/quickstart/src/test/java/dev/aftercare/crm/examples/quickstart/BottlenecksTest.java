package dev.aftercare.crm.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BottlenecksTest {

    private static final Path DATA = Path.of(System.getProperty("aftercare.data", "../../../shared/data"));

    /** Made up: case 1 goes round once, case 2 is quick, case 3 repeats an activity at once. */
    private static final String LOG = """
            case_id;activity;timestamp
            1;open;2026-01-05 09:00:00
            1;ask;2026-01-05 10:00:00
            1;open;2026-01-06 10:00:00
            1;solve;2026-01-06 12:00:00
            2;open;2026-01-05 09:30:00
            2;solve;2026-01-05 13:30:00
            3;open;2026-01-05 08:00:00
            3;open;2026-01-05 08:10:00
            3;solve;2026-01-05 14:10:00
            3;solve;yesterday
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    private int run(String... args) {
        return Main.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                args);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String log() throws IOException {
        return Files.writeString(directory.resolve("log.csv"), LOG).toString();
    }

    @Test
    void aLogBecomesTicketsInAWorkflowOfItsOwnAndSaysWhereTheyWait() throws IOException {
        assertThat(run("bottlenecks", "--tickets", log(), "--storage", "memory", "--progress", "none"))
                .isZero();

        assertThat(printed())
                .contains("""
                  10 lines = 9 accepted + 1 rejected
                  from first to last event a case takes 12 h on average with dates as stated, 252 h with day and month put back
                  dates were taken as stated (--swapped-days puts day and month back)
                  the workflow learned from it has 5 states and 6 steps between them
                  3 cases became tickets and took 12 steps; none was refused
                """)
                .contains("""
                  state        times left     mean   median  90 % within   share
                  after-ask             1  24:00 h  24:00 h      24:00 h  64.6 %
                  after-open            5   2:38 h   2:00 h       6:00 h  35.4 %
                  after-solve           3   0:00 h   0:00 h       0:00 h   0.0 %
                  received              3   0:00 h   0:00 h       0:00 h   0.0 %
                """)
                .contains("""
                  after-open -> after-solve            3   4:00 h   4:00 h       6:00 h  32.3 %
                """)
                .contains("""
                Loops: 2 of 3 tickets came back to a state in which they had been
                  way back                  times
                  after-ask -> after-open       1
                  after-open -> after-open      1
                """)
                .contains("stateDiagram-v2\n");
    }

    @Test
    void aSecondRunOnTheSameDatabaseSaysTheSame() throws IOException {
        String[] command = {
            "bottlenecks", "--tickets", log(), "--db", directory.resolve("shop").toString(), "--progress", "none"
        };
        assertThat(run(command)).isZero();
        String first = printed();
        out.reset();

        assertThat(run(command)).isZero();
        assertThat(printed()).isEqualTo(first);
    }

    @Test
    void withoutALogThereIsNothingToLearn() {
        assertThat(run("bottlenecks", "--storage", "memory")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("bottlenecks takes --tickets FILE");
    }

    @Test
    void aFileThatIsNoLogIsExitCode3() throws IOException {
        Path file = Files.writeString(directory.resolve("x.csv"), "a;b\n1;2\n");

        assertThat(run("bottlenecks", "--storage", "memory", "--tickets", file.toString()))
                .isEqualTo(3);
    }

    @Test
    void everyCaseOfARealHelpDeskIsLegalInTheWorkflowLearnedFromIt() {
        Path file = DATA.resolve("helpdesk-events.csv");
        assumeTrue(Files.exists(file), "no helpdesk-events.csv at hand");

        assertThat(run(
                        "bottlenecks",
                        "--tickets",
                        file.toString(),
                        "--swapped-days",
                        "--storage",
                        "memory",
                        "--progress",
                        "none"))
                .isZero();

        assertThat(printed())
                .contains("21,348 lines = 21,348 accepted + 0 rejected")
                .contains("4,580 cases became tickets and took 25,928 steps; none was refused");
    }
}
