package dev.aftercare.crm.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadTest {

    /** Of the durations of 1 to n seconds, the one at place p is p seconds. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "2, 1, 2",
        "3, 2, 3",
        "4, 2, 4",
        "19, 10, 19",
        "20, 10, 19",
        "21, 11, 20",
        "100, 50, 95",
        "101, 51, 96",
    })
    void percentilesAreByNearestRank(int count, long median, long percentile95) {
        List<Duration> durations = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            durations.add(Duration.ofSeconds(i));
        }
        Collections.shuffle(durations, new Random(7));

        Spread spread = Spread.of(durations);

        assertThat(spread.count()).isEqualTo(count);
        assertThat(spread.median()).isEqualTo(Duration.ofSeconds(median));
        assertThat(spread.percentile95()).isEqualTo(Duration.ofSeconds(percentile95));
        assertThat(spread.mean()).isEqualTo(Duration.ofMillis(500L * (count + 1)));
    }

    @Test
    void theMeanIsRoundedDown() {
        assertThat(Spread.of(List.of(Duration.ofNanos(1), Duration.ofNanos(2))).mean())
                .isEqualTo(Duration.ofNanos(1));
    }
}
