package dev.aftercare.crm.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Working days beside counting from date to date, each looked at minute by minute until one is found that is open. */
class OpenDatesProperties {

    private static final int QUESTIONS = 12;

    @Property(tries = 30)
    void workingDaysAreWhatOneCountsDayByDay(@ForAll("weeks") CalendarSample sample) {
        countsDayByDay(sample);
    }

    @Property(tries = 15)
    void thatIsSoInEveryZoneAndCentury(@ForAll("anywhere") CalendarSample sample) {
        countsDayByDay(sample);
    }

    @Property(tries = 4)
    void thatIsSoOverDecades(@ForAll("weeks") CalendarSample sample) {
        OpenDates dates = sample.calendar().openSeconds().dates();
        int count = 2_000 + sample.random().nextInt(6_000);
        long from = any(sample);

        long later = dates.after(from, count).orElseThrow();
        long earlier = dates.before(from, count).orElseThrow();

        assertThat(later).isEqualTo(walked(sample.calendar(), from, count, 1));
        assertThat(earlier).isEqualTo(walked(sample.calendar(), from, count, -1));
    }

    private static void countsDayByDay(CalendarSample sample) {
        OpenDates dates = sample.calendar().openSeconds().dates();
        for (int i = 0; i < QUESTIONS; i++) {
            long from = any(sample);
            int count = 1 + sample.random().nextInt(i < QUESTIONS - 2 ? 12 : 500);

            OptionalLong later = dates.after(from, count);
            OptionalLong earlier = dates.before(from, count);

            assertThat(later).as("%s and %s", from, count).hasValue(walked(sample.calendar(), from, count, 1));
            assertThat(earlier).as("%s and %s", from, count).hasValue(walked(sample.calendar(), from, count, -1));
        }
    }

    private static long any(CalendarSample sample) {
        return sample.from().toEpochDay() + sample.random().nextInt(sample.days());
    }

    private static long walked(BusinessCalendar calendar, long from, int count, int step) {
        LocalDate date = LocalDate.ofEpochDay(from);
        for (int left = count; left > 0; ) {
            date = date.plusDays(step);
            left -= isWorking(calendar, date) ? 1 : 0;
        }
        return date.toEpochDay();
    }

    private static boolean isWorking(BusinessCalendar calendar, LocalDate date) {
        for (OpeningHours hours : MinuteOracle.hours(calendar, date)) {
            for (int minute = hours.opens(); minute < hours.closes(); minute++) {
                LocalDateTime shown = date.atStartOfDay().plusMinutes(minute);
                if (!isBreak(calendar, shown) && isShown(calendar.zone().getRules(), shown)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isBreak(BusinessCalendar calendar, LocalDateTime shown) {
        for (int day = -1; day <= 0; day++) {
            LocalDate date = shown.toLocalDate().plusDays(day);
            int minute = shown.toLocalTime().toSecondOfDay() / 60 - day * OpeningHours.MINUTES_OF_DAY;
            List<ScheduledBreak> breaks = calendar.definition().breaks().getOrDefault(date, List.of());
            if (breaks.stream()
                    .anyMatch(pause -> pause.hours().opens() <= minute
                            && minute < pause.hours().closes())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the wall clock ever shows some of this minute: where clocks are put forward, some are left out. */
    private static boolean isShown(ZoneRules rules, LocalDateTime minute) {
        return !rules.getValidOffsets(minute).isEmpty()
                || !rules.getValidOffsets(minute.plusSeconds(59)).isEmpty();
    }

    @Provide
    Arbitrary<CalendarSample> weeks() {
        return CalendarSample.samples(45);
    }

    @Provide
    Arbitrary<CalendarSample> anywhere() {
        return CalendarSample.anywhere(20);
    }
}
