package dev.aftercare.crm.loyalty.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class VelocityProperties {

    private static final Instant START = Instant.parse("2026-01-10T12:00:00Z");

    private record Happening(Instant at, long amount) {}

    /** Compared with all happenings kept one by one: never less than the truth, and no more than what came a slot before. */
    @Property(tries = 500)
    void theSumIsNeverTooSmallAndHardlyTooGreat(
            @ForAll @Size(max = 60) List<@IntRange(max = 4_000) Integer> pauses,
            @ForAll @LongRange(min = 1, max = 90_000) long seconds) {
        Duration period = Duration.ofSeconds(seconds);
        Duration slack = period.plusNanos(period.toNanos() / 32 + 1);
        Velocity velocity = Velocity.NONE;
        List<Happening> all = new ArrayList<>();
        Instant at = START;
        for (int pause : pauses) {
            at = at.plusSeconds(pause);
            velocity = velocity.plus(at, 1 + pause % 7, period);
            all.add(new Happening(at, 1 + pause % 7));

            assertThat(velocity.within(at, period))
                    .isBetween(since(all, at.minus(period)), since(all, at.minus(slack)));
            assertThat(velocity.slots()).hasSizeLessThanOrEqualTo(34);
        }
    }

    private static long since(List<Happening> all, Instant start) {
        return all.stream()
                .filter(one -> one.at().isAfter(start))
                .mapToLong(Happening::amount)
                .sum();
    }
}
