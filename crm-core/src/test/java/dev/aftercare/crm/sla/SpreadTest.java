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
        "1, 1, 1, 1, 1",
        "2, 1, 2, 2, 2",
        "3, 2, 3, 3, 3",
        "4, 2, 4, 4, 4",
        "19, 10, 18, 19, 19",
        "20, 10, 18, 19, 20",
        "21, 11, 19, 20, 21",
        "100, 50, 90, 95, 99",
        "101, 51, 91, 96, 100",
    })
    void percentilesAreByNearestRank(int count, long median, long percentile90, long percentile95, long percentile99) {
        List<Duration> durations = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            durations.add(Duration.ofSeconds(i));
        }
        Collections.shuffle(durations, new Random(7));

        Spread spread = Spread.of(durations);

        assertThat(spread.count()).isEqualTo(count);
        assertThat(spread.median()).isEqualTo(Duration.ofSeconds(median));
        assertThat(spread.percentile95()).isEqualTo(Duration.ofSeconds(percentile95));
        assertThat(spread.percentile90()).isEqualTo(Duration.ofSeconds(percentile90));
        assertThat(spread.percentile99()).isEqualTo(Duration.ofSeconds(percentile99));
        assertThat(spread.mean()).isEqualTo(Duration.ofMillis(500L * (count + 1)));
    }

    @Test
    void ofVeryManyDurationsPercentilesAreLongerByLessThanAThousandth() {
        DurationTally tally = new DurationTally();
        int count = 3 * DurationTally.EXACT;
        for (int i = 1; i <= count; i++) {
            tally.add(Duration.ofSeconds(i));
        }

        Spread spread = tally.spread();

        assertThat(spread.count()).isEqualTo(count);
        assertThat(spread.mean()).isEqualTo(Duration.ofMillis(500L * (count + 1)));
        assertThat(spread.median()).isBetween(Duration.ofSeconds(count / 2), Duration.ofMillis(count * 1_001L / 2));
        assertThat(spread.percentile99())
                .isBetween(Duration.ofSeconds(count / 100 * 99L), Duration.ofMillis(count / 100 * 99 * 1_001L));
    }

    @Test
    void theMeanIsRoundedDown() {
        assertThat(Spread.of(List.of(Duration.ofNanos(1), Duration.ofNanos(2))).mean())
                .isEqualTo(Duration.ofNanos(1));
    }
}
