package dev.aftercare.crm.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.model.InvalidInputException;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExpiryRuleTest {

    @Test
    void pointsOfARuleWithoutEndNeverExpire() {
        assertThat(ExpiryRule.never().expiresAt(Instant.EPOCH, ZoneOffset.UTC)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        // The public case: one month after 25 January is usable to the end of 25 February.
        "P1M,  2026-01-25T10:00:00Z,        UTC,              2026-02-26T00:00:00Z",
        // A month that is too short ends the life on its last day, leap years included.
        "P1M,  2026-01-31T10:00:00Z,        UTC,              2026-03-01T00:00:00Z",
        "P1M,  2028-01-31T10:00:00Z,        UTC,              2028-03-01T00:00:00Z",
        "P1M,  2028-01-30T10:00:00Z,        UTC,              2028-03-01T00:00:00Z",
        "P90D, 2026-01-01T00:00:00Z,        UTC,              2026-04-02T00:00:00Z",
        "P1Y,  2028-02-29T12:00:00Z,        UTC,              2029-03-01T00:00:00Z",
        // The day is that of the programme's zone, not of Greenwich.
        "P1D,  2026-01-01T15:59:59.999999Z, Asia/Shanghai,    2026-01-02T16:00:00Z",
        "P1D,  2026-01-01T16:00:00Z,        Asia/Shanghai,    2026-01-03T16:00:00Z",
        // Summer time: days of 23 and of 25 hours, and a day that starts at 01:00.
        "P1D,  2026-03-28T12:00:00Z,        Europe/Berlin,    2026-03-29T22:00:00Z",
        "P1D,  2026-10-24T12:00:00Z,        Europe/Berlin,    2026-10-25T23:00:00Z",
        "P1D,  2018-11-02T12:00:00Z,        America/Sao_Paulo,2018-11-04T03:00:00Z",
    })
    void rollingPointsLiveToTheEndOfADayInTheZone(Period after, Instant earned, ZoneId zone, Instant expires) {
        assertThat(ExpiryRule.rolling(after).expiresAt(earned, zone)).isEqualTo(expires);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00:00Z,        UTC,           2027-01-01T00:00:00Z",
        "2026-12-31T23:59:59.999999Z, UTC,           2027-01-01T00:00:00Z",
        "2026-12-31T15:59:59Z,        Asia/Shanghai, 2026-12-31T16:00:00Z",
        "2026-12-31T16:00:00Z,        Asia/Shanghai, 2027-12-31T16:00:00Z",
    })
    void pointsOfAYearEndWithItInTheZone(Instant earned, ZoneId zone, Instant expires) {
        assertThat(ExpiryRule.endOfYear().expiresAt(earned, zone)).isEqualTo(expires);
    }

    @ParameterizedTest
    @MethodSource("outOfRange")
    void aPeriodOutsideOneDayToAHundredYearsIsRefused(Period after) {
        assertThatThrownBy(() -> ExpiryRule.rolling(after))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("expiry.after");
    }

    static Stream<Period> outOfRange() {
        return Stream.of(
                Period.ZERO,
                Period.ofDays(-1),
                Period.of(1, -1, 0),
                Period.ofYears(100).plusDays(1),
                Period.ofMonths(1_201),
                Period.ofDays(36_526),
                Period.ofYears(Integer.MAX_VALUE),
                Period.ofDays(Integer.MAX_VALUE));
    }

    @Test
    void aHundredYearsAreAccepted() {
        assertThat(ExpiryRule.months(1_200).expiresAt(Instant.parse("2026-05-05T00:00:00Z"), ZoneOffset.UTC))
                .isEqualTo(Instant.parse("2126-05-06T00:00:00Z"));
        assertThat(ExpiryRule.days(36_525).after()).isEqualTo(Period.ofDays(36_525));
    }

    @Test
    void aPeriodWithoutARollingRuleIsRefused() {
        assertThatThrownBy(() -> new ExpiryRule(ExpiryRule.Kind.NEVER, Period.ofDays(1)))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new ExpiryRule(ExpiryRule.Kind.END_OF_YEAR, Period.ofDays(1)))
                .isInstanceOf(InvalidInputException.class);
    }
}
