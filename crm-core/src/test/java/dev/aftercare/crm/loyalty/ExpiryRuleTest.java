package dev.aftercare.crm.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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

    @ParameterizedTest
    @CsvSource({
        // kind, units later, zone, earned, expires
        "MONTH,   0, UTC,           2026-01-31T23:59:59Z, 2026-02-01T00:00:00Z",
        "MONTH,   0, UTC,           2026-02-01T00:00:00Z, 2026-03-01T00:00:00Z",
        "MONTH,   1, UTC,           2026-01-31T12:00:00Z, 2026-03-01T00:00:00Z",
        "MONTH,  12, UTC,           2027-02-10T12:00:00Z, 2028-03-01T00:00:00Z",
        "MONTH,   0, Asia/Shanghai, 2026-01-31T16:00:00Z, 2026-02-28T16:00:00Z",
        "QUARTER, 0, UTC,           2026-03-31T23:00:00Z, 2026-04-01T00:00:00Z",
        "QUARTER, 0, UTC,           2026-04-01T00:00:00Z, 2026-07-01T00:00:00Z",
        "QUARTER, 1, UTC,           2026-12-31T00:00:00Z, 2027-04-01T00:00:00Z",
        "YEAR,    0, UTC,           2026-12-31T23:00:00Z, 2027-01-01T00:00:00Z",
        "YEAR,    1, UTC,           2026-01-01T00:00:00Z, 2028-01-01T00:00:00Z",
    })
    void calendarPeriodsEndInTheZone(String unit, int later, ZoneId zone, Instant earned, Instant expires) {
        ExpiryRule rule = switch (unit) {
            case "MONTH" -> ExpiryRule.endOfMonth(later);
            case "QUARTER" -> ExpiryRule.endOfQuarter(later);
            default -> ExpiryRule.endOfYear(later);
        };

        assertThat(rule.expiresAt(earned, zone)).isEqualTo(expires);
    }

    @Test
    void aFixedDateIsTheLastDayAndLaterPointsDoNotExpire() {
        ExpiryRule rule = ExpiryRule.on(LocalDate.of(2026, 6, 30));

        assertThat(rule.expiresAt(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC))
                .isEqualTo(Instant.parse("2026-07-01T00:00:00Z"));
        assertThat(rule.expiresAt(Instant.parse("2026-06-30T23:59:59Z"), ZoneOffset.UTC))
                .isEqualTo(Instant.parse("2026-07-01T00:00:00Z"));
        assertThat(rule.expiresAt(Instant.parse("2026-07-01T00:00:00Z"), ZoneOffset.UTC))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "--03-31, P0D, 2026-03-31T12:00:00Z, 2026-04-01T00:00:00Z",
        "--03-31, P0D, 2026-04-01T00:00:00Z, 2027-04-01T00:00:00Z",
        "--03-31, P6M, 2026-01-15T00:00:00Z, 2027-04-01T00:00:00Z",
        "--03-31, P2M, 2026-01-15T00:00:00Z, 2026-04-01T00:00:00Z",
        "--02-29, P0D, 2026-01-15T00:00:00Z, 2026-03-01T00:00:00Z",
        "--02-29, P0D, 2028-01-15T00:00:00Z, 2028-03-01T00:00:00Z",
        "--02-29, P6M, 2026-08-31T12:00:00Z, 2027-03-01T00:00:00Z",
        "--02-29, P6M, 2026-09-01T12:00:00Z, 2028-03-01T00:00:00Z",
    })
    void theSameDayOfEachYearEndsWhatLivedLongEnough(MonthDay day, Period atLeast, Instant earned, Instant expires) {
        assertThat(ExpiryRule.eachYearOn(day, atLeast).expiresAt(earned, ZoneOffset.UTC))
                .isEqualTo(expires);
    }

    @Test
    void graceIsAddedAndWarningsCountFromTheEndWithoutIt() {
        ExpiryRule rule = ExpiryRule.endOfMonth(0).grace(10).warnings(List.of(7, 1));
        Instant expires = rule.expiresAt(Instant.parse("2026-01-10T00:00:00Z"), ZoneOffset.UTC);

        assertThat(expires).isEqualTo(Instant.parse("2026-02-11T00:00:00Z"));
        assertThat(rule.warnsAt(expires, 7, ZoneOffset.UTC)).isEqualTo(Instant.parse("2026-01-25T00:00:00Z"));
        assertThat(rule.warnsAt(expires, 1, ZoneOffset.UTC)).isEqualTo(Instant.parse("2026-01-31T00:00:00Z"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleIsTheSameAfterATripThroughJson(ExpiryRule rule) {
        String json = CrmJson.mapper().writeValueAsString(rule);

        assertThat(CrmJson.mapper().readValue(json, ExpiryRule.class)).isEqualTo(rule);
    }

    static Stream<ExpiryRule> rules() {
        return Stream.of(
                ExpiryRule.never(),
                ExpiryRule.days(90).grace(5).warnings(List.of(30, 7, 1)),
                ExpiryRule.endOfMonth(3),
                ExpiryRule.endOfQuarter(0),
                ExpiryRule.endOfYear(),
                ExpiryRule.on(LocalDate.of(2026, 6, 30)),
                ExpiryRule.eachYearOn(MonthDay.of(3, 31), Period.ofMonths(6)),
                ExpiryRule.sliding(Period.ofMonths(12), Set.of(ExpiryRule.Activity.EARN)));
    }

    @Test
    void aRuleThatWasStoredBeforeThereWasGraceStillReads() {
        assertThat(CrmJson.mapper().readValue("{\"kind\":\"ROLLING\",\"after\":\"P90D\"}", ExpiryRule.class))
                .isEqualTo(ExpiryRule.days(90));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void whatDoesNotFitTheKindIsRefused(ThrowingCallable making) {
        assertThatThrownBy(making).isInstanceOf(InvalidInputException.class);
    }

    static Stream<ThrowingCallable> malformed() {
        LocalDate date = LocalDate.of(2026, 1, 1);
        return Stream.of(
                () -> rule(ExpiryRule.Kind.NEVER, Period.ofDays(1), null),
                () -> rule(ExpiryRule.Kind.END_OF_YEAR, Period.ofDays(1), null),
                () -> rule(ExpiryRule.Kind.END_OF_MONTH, Period.ofMonths(-1), null),
                () -> rule(ExpiryRule.Kind.ROLLING, Period.ofDays(1), date),
                () -> rule(ExpiryRule.Kind.FIXED_DATE, Period.ZERO, null),
                () -> rule(ExpiryRule.Kind.EACH_YEAR, Period.ZERO, null),
                () -> rule(ExpiryRule.Kind.SLIDING, Period.ofDays(1), null),
                () -> ExpiryRule.sliding(Period.ZERO, Set.of(ExpiryRule.Activity.EARN)),
                () -> ExpiryRule.days(1).grace(-1),
                () -> ExpiryRule.days(1).grace(367),
                () -> ExpiryRule.never().grace(1),
                () -> ExpiryRule.never().warnings(List.of(1)),
                () -> ExpiryRule.days(1).warnings(List.of(0)),
                () -> ExpiryRule.days(1).warnings(List.of(1, 2, 3, 4, 5, 6)));
    }

    private static ExpiryRule rule(ExpiryRule.Kind kind, Period after, LocalDate date) {
        return new ExpiryRule(kind, after, date, null, 0, Set.of(), Set.of(), ExpiryRule.Since.GIVEN);
    }
}
