package dev.aftercare.crm.sla;

import static dev.aftercare.crm.model.sla.Metric.RESOLUTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.sla.TermsRef;
import dev.aftercare.crm.model.ticket.Escalation;
import dev.aftercare.crm.model.ticket.PendingRung;
import dev.aftercare.crm.model.ticket.Priority;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Rungs on random calendars, beside a clock that pauses and runs on. */
class EscalationRulesProperties {

    private static final EscalationRung HALF = EscalationRung.at(50);
    private static final EscalationRung BREACH = EscalationRung.breach();
    private static final EscalationRung AFTER = EscalationRung.after(Duration.ofHours(3));
    private static final EscalationRung BEFORE = EscalationRung.before(Duration.ofMinutes(20));
    private static final EscalationLadder LADDER = EscalationLadder.of(RESOLUTION, AFTER, BREACH, HALF, BEFORE);

    @Property(tries = 300)
    void aRungIsDueOnceTheClockHasCountedWhatItNeedsAndNotBefore(@ForAll("weeks") CalendarSample sample) {
        SlaTerms terms = terms(sample, Duration.ofMinutes(1 + sample.random().nextInt(2_000)));
        SlaClock clock = running(sample, terms);
        // Working days can be over before any open time was counted, but a target is never nothing.
        Duration uncounted = clock.target().minus(ClockRules.elapsed(clock, terms, clock.dueAt()));
        for (EscalationRung rung : LADDER.rungs()) {
            Instant at = EscalationRules.at(clock, terms, rung).orElse(null);
            if (at != null) {
                Duration needed = rung.needed(clock.target()).minus(rung.isLate() ? uncounted : Duration.ZERO);
                Duration counted = ClockRules.elapsed(clock, terms, at);
                assertThat(counted).isGreaterThanOrEqualTo(needed);
                if (at.isAfter(clock.runningSince()) && needed.compareTo(clock.elapsed()) > 0) {
                    assertThat(counted).isEqualTo(needed);
                    assertThat(ClockRules.elapsed(clock, terms, at.minusNanos(1_000)))
                            .isLessThanOrEqualTo(needed);
                }
            }
        }
        assertThat(EscalationRules.at(clock, terms, BREACH))
                .isEqualTo(
                        Optional.of(clock.dueAt()).filter(due -> due.isBefore(dev.aftercare.crm.model.Input.LATEST)));
    }

    @Property(tries = 300)
    void theNextRungIsTheFirstOfThoseNotReached(@ForAll("weeks") CalendarSample sample) {
        SlaTerms terms = terms(sample, Duration.ofMinutes(1 + sample.random().nextInt(2_000)));
        SlaClock clock = running(sample, terms);
        Escalation escalation = Escalation.NONE;
        List<Instant> instants = new ArrayList<>();
        Optional<EscalationDue> next = EscalationRules.next(clock, terms, escalation);
        while (next.isPresent()) {
            EscalationDue due = next.get();
            assertThat(escalation.round(clock).reached())
                    .doesNotContain(due.rung().name());
            instants.add(due.at());
            escalation = escalation.reached(
                    clock,
                    new PendingRung(RESOLUTION, 1, clock.startedAt(), due.rung().name(), due.at(), TermsRef.of(clock)),
                    List.of(clock));
            next = EscalationRules.next(clock, terms, escalation);
        }

        assertThat(instants).isSorted();
        assertThat(escalation.pending()).hasSameSizeAs(instants);
        SlaClock again = ClockRules.start(List.of(), List.of(RESOLUTION), terms, Priority.NORMAL, sample.instant())
                .get(0);
        assertThat(EscalationRules.next(again, terms, escalation).isPresent())
                .isEqualTo(!again.startedAt().equals(clock.startedAt())
                        && EscalationRules.at(again, terms, HALF).isPresent());
    }

    @Property(tries = 200)
    void aPauseDelaysWhatIsToComeByAtLeastItsOpenTime(@ForAll("weeks") CalendarSample sample) {
        SlaTerms terms = terms(sample, Duration.ofMinutes(1 + sample.random().nextInt(2_000)));
        SlaClock clock = running(sample, terms);
        Instant from = sample.instant().truncatedTo(ChronoUnit.MICROS);
        if (from.isBefore(clock.runningSince())) {
            return;
        }
        Instant to = from.plusSeconds(sample.random().nextInt(400_000));
        List<SlaClock> paused = ClockRules.pause(List.of(clock), terms, from);
        SlaClock resumed = ClockRules.resume(paused, terms, to).get(0);

        assertThat(EscalationRules.at(paused.get(0), terms, HALF)).isEmpty();
        for (EscalationRung rung : LADDER.rungs()) {
            Optional<Instant> before = EscalationRules.at(clock, terms, rung);
            Optional<Instant> after = EscalationRules.at(resumed, terms, rung);
            if (before.isPresent() && after.isPresent()) {
                assertThat(after.get()).isAfterOrEqualTo(before.get().isBefore(from) ? to : before.get());
            }
        }
    }

    @Provide
    static Arbitrary<CalendarSample> weeks() {
        return CalendarSample.samples(21);
    }

    private static SlaTerms terms(CalendarSample sample, Duration target) {
        BusinessCalendar calendar = sample.calendar();
        Random random = sample.random();
        SlaPolicyBuilder policy = SlaPolicy.builder("p", calendar.id());
        if (random.nextInt(4) == 0) {
            policy.target(RESOLUTION, Budget.workingDays(1 + random.nextInt(3)));
        } else {
            policy.target(RESOLUTION, target);
        }
        SlaPolicy built = policy.build();
        return SlaTerms.of(
                new SlaPolicy("p", calendar.id(), built.targets(), AppliesTo.ANY, 0, List.of(LADDER)), 1, calendar, 1);
    }

    private static SlaClock running(CalendarSample sample, SlaTerms terms) {
        Instant start = sample.instant().truncatedTo(ChronoUnit.MICROS);
        return ClockRules.start(List.of(), List.of(RESOLUTION), terms, Priority.NORMAL, start)
                .get(0);
    }
}
