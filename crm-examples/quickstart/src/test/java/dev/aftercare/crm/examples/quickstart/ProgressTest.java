package dev.aftercare.crm.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private long now;

    @Test
    void aShortJobShowsNothing() {
        Progress progress = progress(ProgressStyle.BAR);
        progress.begin("loading", "lines", 100);
        after(Duration.ofMillis(999));
        progress.at(100);
        progress.end();

        assertThat(shown()).isEmpty();
    }

    @Test
    void aLongJobDrawsABarAndTakesItAwayAtTheEnd() {
        Progress progress = progress(ProgressStyle.BAR);
        progress.begin("loading", "lines", 4_000);
        after(Duration.ofSeconds(30));
        progress.at(1_000);

        assertThat(shown())
                .startsWith("\rloading [#######.......................]  25 %  1,000 of 4,000 lines, 1:30 left");

        progress.end();

        assertThat(shown()).endsWith(" \r");
    }

    @Test
    void withoutATerminalALineComesNowAndThen() {
        Progress progress = progress(ProgressStyle.LINES);
        progress.begin("loading", "lines", 4_000);
        for (int done = 1; done <= 30; done++) {
            after(Duration.ofSeconds(1));
            progress.at(done);
        }
        progress.end();

        assertThat(shown().lines()).hasSize(3).allMatch(line -> line.startsWith("loading   0 %  "));
        assertThat(shown()).doesNotContain("\r").doesNotContain("#");
    }

    @Test
    void whereTheEndIsNotKnownOnlyWhatIsDoneIsShown() {
        Progress progress = progress(ProgressStyle.LINES);
        progress.begin("reading", "lines", 0);
        after(Duration.ofSeconds(10));
        progress.at(1_234);

        assertThat(shown()).isEqualTo("reading  1,234 lines" + System.lineSeparator());
    }

    private Progress progress(ProgressStyle style) {
        return new Progress(new PrintStream(out, true, StandardCharsets.UTF_8), style, () -> now);
    }

    private void after(Duration duration) {
        now += duration.toNanos();
    }

    private String shown() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
