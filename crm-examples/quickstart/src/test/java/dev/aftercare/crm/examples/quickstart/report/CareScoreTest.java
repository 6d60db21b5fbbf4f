package dev.aftercare.crm.examples.quickstart.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CareScoreTest {

    @ParameterizedTest(name = "{0} open, {1} missed, {2} low, {3} spent: {4}")
    @CsvSource({
        "0, 0, 0,  9000, 0",
        "1, 0, 0,     0, 3",
        "0, 1, 0,     0, 2",
        "0, 0, 1,     0, 4",
        "1, 1, 1,     0, 9",
        "1, 0, 0,   500, 4.5",
        "1, 0, 0,  3999, 14.997",
        "1, 0, 0,  4000, 15",
        "1, 0, 0, 99999, 15",
        "1, 0, 0,   -50, 3",
    })
    void whatIsWrongTimesWhatIsAtStake(long open, long missed, long low, BigDecimal spent, BigDecimal score) {
        assertThat(new CareScore(open, missed, low, spent).score()).isEqualByComparingTo(score);
    }

    @Test
    void ticketsOfACustomerAddUp() {
        CareScore sum = new CareScore(1, 2, 0, BigDecimal.TEN).plus(new CareScore(0, 1, 1, BigDecimal.ONE));

        assertThat(sum).isEqualTo(new CareScore(1, 3, 1, BigDecimal.valueOf(11)));
    }
}
