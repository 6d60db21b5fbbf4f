package dev.aftercare.crm.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SegmentsProperties {

    @Property(tries = 200)
    void segmentsFollowEachOtherWithoutAGapAndTheirOpenTimeIsTheBusinessTime(@ForAll("weeks") CalendarSample sample) {
        BusinessCalendar calendar = sample.calendar();
        Instant one = sample.instant();
        Instant other = sample.instant();
        Instant from = one.isBefore(other) ? one : other;
        Instant to = one.isBefore(other) ? other : one;

        List<Segment> segments = calendar.segments(from, to);

        Instant end = from;
        Duration open = Duration.ZERO;
        for (Segment segment : segments) {
            assertThat(segment.from()).isEqualTo(end);
            assertThat(calendar.isOpen(segment.from()))
                    .as("open from %s", segment)
                    .isEqualTo(segment.reason().isOpen());
            assertThat(calendar.between(segment.from(), segment.to()))
                    .as("business time of %s", segment)
                    .isEqualTo(segment.reason().isOpen() ? segment.length() : Duration.ZERO);
            open = open.plus(segment.reason().isOpen() ? segment.length() : Duration.ZERO);
            end = segment.to();
        }
        assertThat(end).isEqualTo(to);
        assertThat(open).isEqualTo(calendar.between(from, to));
    }

    @Property(tries = 100)
    void neighboursDifferInReasonOrName(@ForAll("weeks") CalendarSample sample) {
        Instant from = sample.instant();

        List<Segment> segments = sample.calendar().segments(from, from.plus(Duration.ofDays(20)));

        for (int i = 1; i < segments.size(); i++) {
            assertThat(segments.get(i).isLike(segments.get(i - 1))).isFalse();
        }
    }

    @Property(tries = 200)
    void whyAnInstantIsOpenOrClosedDoesNotDependOnTheRangeAskedFor(@ForAll("weeks") CalendarSample sample) {
        BusinessCalendar calendar = sample.calendar();
        Instant instant = sample.instant();
        Instant from = instant.minusSeconds(sample.random().nextInt(900_000));

        Segment alone = calendar.segments(instant, instant.plusNanos(1)).get(0);

        assertThat(calendar.segments(from, instant.plus(Duration.ofDays(3))))
                .filteredOn(segment -> !segment.from().isAfter(instant) && instant.isBefore(segment.to()))
                .singleElement()
                .matches(segment -> segment.isLike(alone));
    }

    @Provide
    Arbitrary<CalendarSample> weeks() {
        return CalendarSample.samples(45).map(sample -> sample.random().nextInt(3) == 0 ? sample.even() : sample);
    }
}
