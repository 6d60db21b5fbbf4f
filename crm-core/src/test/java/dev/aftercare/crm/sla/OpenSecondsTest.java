package dev.aftercare.crm.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.MonthDay;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How much is looked at, counted and not timed: no walk from day to day. */
class OpenSecondsTest {

    private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

    private final CountedWeek week = new CountedWeek();

    @Test
    void decadesCostTheDatesThatDifferFromTheWeekAndNoOthers() {
        BusinessTime time = new BusinessTime(new OpenSeconds(days()));
        week.asked = 0;

        Duration open = time.between(START, Instant.parse("2060-01-01T00:00:00Z"));

        assertThat(open).isGreaterThan(Duration.ofDays(40L * 364 / 3));
        // Two changes of the clocks, each touching two or three dates, and one holiday a year.
        assertThat(week.asked).as("dates looked at").isLessThan(8 * 62);
    }

    @Test
    void whatIsKnownIsNotLookedAtAgain() {
        BusinessTime time = new BusinessTime(new OpenSeconds(days()));
        Duration open = time.between(START, Instant.parse("2060-01-01T00:00:00Z"));
        week.asked = 0;

        for (int year = 1; year < 40; year++) {
            assertThat(time.plus(START, open.dividedBy(year), AtClosing.ROLL)).isPresent();
            assertThat(time.minus(Instant.parse("2060-01-01T00:00:00Z"), open.dividedBy(year)))
                    .isPresent();
        }

        assertThat(week.asked).isZero();
    }

    @Test
    void anHourLooksAtItsOwnYearOnly() {
        BusinessTime time = new BusinessTime(new OpenSeconds(days()));
        week.asked = 0;

        assertThat(time.plus(Instant.parse("2026-06-01T10:00:00Z"), Duration.ofHours(1), AtClosing.STAY))
                .contains(Instant.parse("2026-06-01T11:00:00Z"));

        assertThat(week.asked).isLessThan(8 * 3);
    }

    private OpenDays days() {
        TreeMap<MonthDay, String> yearly = new TreeMap<>();
        yearly.put(MonthDay.of(12, 25), "Christmas Day");
        return new OpenDays(
                Calendars.LONDON, week, new TreeMap<>(), yearly, List.of(), new TreeMap<>(), new TreeMap<>());
    }
}
