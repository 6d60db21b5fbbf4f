package dev.aftercare.crm.examples.quickstart.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void oneDurationIsAllOfItself() {
        Duration hour = Duration.ofHours(1);

        assertThat(Spread.of(List.of(hour))).isEqualTo(new Spread(1, hour, hour, hour, hour));
    }

    @Test
    void percentilesAreByNearestRankWhateverTheOrder() {
        List<Duration> tenToOne = IntStream.rangeClosed(1, 10)
                .mapToObj(i -> Duration.ofMinutes(11 - i))
                .toList();

        assertThat(Spread.of(tenToOne))
                .isEqualTo(new Spread(
                        10,
                        Duration.ofMinutes(55),
                        Duration.ofSeconds(330),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(9)));
    }

    @Test
    void ofNothingThereIsNoSpread() {
        assertThatIllegalArgumentException().isThrownBy(() -> Spread.of(List.of()));
    }
}
