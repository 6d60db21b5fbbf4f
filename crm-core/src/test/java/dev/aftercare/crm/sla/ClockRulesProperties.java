package dev.aftercare.crm.sla;

import static dev.aftercare.crm.model.sla.Metric.RESOLUTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.ticket.Priority;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A clock on a random way through its life, compared with a diary of when it ran, added up minute by minute. */
class ClockRulesProperties {

    private static final int STEPS = 12;

    @Property(tries = 100)
    void aClockCountsTheMinutesInWhichItRan(@ForAll("weeks") CalendarSample sample) {
        MinuteOracle oracle =
                new MinuteOracle(sample.calendar(), sample.from(), sample.from().plusDays(sample.days()));
        Life life = new Life(sample);
        Diary diary = new Diary(oracle, life.clock(), sample.calendar().atClosing());
        for (Instant at : life.instants()) {
            life.step(at);
            diary.note(life.clock(), at);
            assertThat(ClockRules.elapsed(life.clock(), life.terms(), at)).isEqualTo(diary.elapsed());
            boolean late = life.clock().isRunning() && life.clock().dueAt().isBefore(at);
            assertThat(life.clock().isBreached() || late)
                    .as("late at %s: %s", at, life.clock())
                    .isEqualTo(diary.late());
        }
    }

    @Property(tries = 200)
    void sweepsChangeNothingButWhenABreachIsNoticed(@ForAll("weeks") CalendarSample sample) {
        long seed = sample.random().nextLong();
        List<Instant> instants = new Life(sample, new Random(seed)).instants();
        Life swept = new Life(sample, new Random(seed), instants);
        Life unswept = new Life(sample, new Random(seed), instants);
        Instant last = instants.get(0);
        for (Instant at : instants.subList(1, instants.size())) {
            if (last.isBefore(at) && sample.random().nextBoolean()) {
                long micros = Duration.between(last, at).toNanos() / 1_000;
                swept.sweep(last.plusNanos(1_000 * sample.random().nextLong(micros)));
            }
            swept.step(at);
            unswept.step(at);
            last = at;
        }
        swept.sweep(last);
        unswept.sweep(last);

        assertThat(swept.clock()).isEqualTo(unswept.clock());
    }

    @Property(tries = 200)
    void elapsedNeverDecreasesAndRemainingNeverIncreases(@ForAll("weeks") CalendarSample sample) {
        Life life = new Life(sample);
        Duration before = Duration.ZERO;
        for (Instant at : life.instants()) {
            Duration now = ClockRules.elapsed(life.clock(), life.terms(), at);
            assertThat(now).isGreaterThanOrEqualTo(before);
            life.step(at);
            assertThat(ClockRules.elapsed(life.clock(), life.terms(), at)).isEqualTo(now);
            assertThat(ClockRules.remaining(life.clock(), life.terms(), at))
                    .isEqualTo(life.clock().target().minus(now));
            before = now;
        }
    }

    @Property(tries = 300)
    void aPauseNeverShortensAndAPauseOfNothingChangesNothing(@ForAll("weeks") CalendarSample sample) {
        Life life = new Life(sample);
        List<SlaClock> running = List.of(life.clock());
        Instant paused = life.instants().get(3);
        Instant resumed = life.instants().get(6);

        List<SlaClock> whilePaused = ClockRules.pause(running, life.terms(), paused);
        SlaClock after = ClockRules.resume(whilePaused, life.terms(), resumed).get(0);
        SlaClock atOnce = ClockRules.resume(whilePaused, life.terms(), paused).get(0);

        if (!paused.isAfter(running.get(0).dueAt())) {
            assertThat(after.dueAt()).isAfterOrEqualTo(running.get(0).dueAt());
            assertThat(sample.calendar().between(running.get(0).dueAt(), after.dueAt()))
                    .as("the business time of the pause")
                    .isEqualTo(sample.calendar().between(paused, resumed));
        }
        if (paused.isBefore(running.get(0).dueAt())) {
            assertThat(atOnce.dueAt()).isEqualTo(running.get(0).dueAt());
        }
    }

    @Property(tries = 300)
    void aRetargetedClockIsDueLikeOneThatHadTheTargetFromTheStart(@ForAll("weeks") CalendarSample sample) {
        Life life = new Life(sample);
        SlaTerms next = Policies.resolutionWithin(budget(sample), sample.calendar(), 1);
        List<SlaClock> one = List.of(life.clock());
        List<SlaClock> other = ClockRules.start(
                List.of(),
                List.of(RESOLUTION),
                next,
                Priority.NORMAL,
                life.clock().startedAt());

        SlaClock retargeted = ClockRules.retarget(
                        one, life.terms(), next, Priority.HIGH, life.instants().get(4))
                .get(0);

        assertThat(retargeted.dueAt()).isEqualTo(other.get(0).dueAt());
        assertThat(retargeted.elapsed()).isZero();
    }

    @Provide
    Arbitrary<CalendarSample> weeks() {
        return CalendarSample.samples(40);
    }

    private static Duration budget(CalendarSample sample) {
        return Duration.ofNanos(1_000 * (sample.budget().toNanos() / 1_000)).plusMinutes(1);
    }

    /** A clock, and random steps on it. */
    private static final class Life {
        private final CalendarSample sample;
        private final Random random;
        private final List<Instant> instants;
        private SlaTerms terms;
        private List<SlaClock> clocks;

        Life(CalendarSample sample) {
            this(sample, sample.random());
        }

        Life(CalendarSample sample, Random random) {
            this(sample, random, instants(sample));
        }

        Life(CalendarSample sample, Random random, List<Instant> instants) {
            this.sample = sample;
            this.random = random;
            this.instants = instants;
            this.terms = anyTerms();
            this.clocks = ClockRules.start(List.of(), List.of(RESOLUTION), terms, Priority.NORMAL, instants.get(0));
        }

        private static List<Instant> instants(CalendarSample sample) {
            List<Instant> all = new ArrayList<>();
            for (int i = 0; i < STEPS; i++) {
                all.add(sample.instant().truncatedTo(ChronoUnit.MICROS));
            }
            all.sort(null);
            return all;
        }

        private SlaTerms anyTerms() {
            Duration target = Duration.ofMinutes(1 + random.nextInt(6_000));
            return Policies.resolutionWithin(target, sample.calendar(), 1);
        }

        List<Instant> instants() {
            return instants;
        }

        SlaTerms terms() {
            return terms;
        }

        SlaClock clock() {
            return clocks.get(0);
        }

        void sweep(Instant at) {
            clocks = ClockRules.breach(clocks, RESOLUTION, at);
        }

        void step(Instant at) {
            switch (random.nextInt(6)) {
                case 0, 1 -> clocks = ClockRules.pause(clocks, terms, at);
                case 2, 3 -> clocks = ClockRules.resume(clocks, terms, at);
                case 4 ->
                    clocks = clocks.get(0).isStopped()
                            ? ClockRules.reopen(clocks, RESOLUTION, terms, terms, Priority.NORMAL, at)
                            : ClockRules.stop(clocks, RESOLUTION, terms, at);
                default -> {
                    SlaTerms next = anyTerms();
                    clocks = ClockRules.retarget(clocks, terms, next, Priority.NORMAL, at);
                    terms = next;
                }
            }
        }
    }

    /** When the clock ran, and what follows from that; it looks at no due time but its own. */
    private static final class Diary {
        private final MinuteOracle oracle;
        private final AtClosing atClosing;
        private SlaClock last;
        private Instant runningFrom;
        private Duration elapsed = Duration.ZERO;
        private Duration elapsedBeforeRun = Duration.ZERO;
        private boolean late;

        Diary(MinuteOracle oracle, SlaClock clock, AtClosing atClosing) {
            this.oracle = oracle;
            this.atClosing = atClosing;
            this.last = clock;
            this.runningFrom = clock.startedAt();
        }

        /** Up to this instant the clock was as it was; from now on it is as it is. */
        void note(SlaClock clock, Instant at) {
            if (last.isRunning()) {
                elapsed = elapsedBeforeRun.plus(oracle.between(runningFrom, at));
                late |= isOver(last.target(), at);
            }
            if (clock.isRunning() && !last.isRunning()) {
                runningFrom = at;
            }
            if (!clock.isRunning() || !last.isRunning()) {
                elapsedBeforeRun = elapsed;
            }
            late |= !clock.isStopped() && elapsed.compareTo(clock.target()) > 0;
            late |= clock.isRunning() && isOver(clock.target(), at);
            last = clock;
        }

        private boolean isOver(Duration target, Instant at) {
            Duration left = target.minus(elapsedBeforeRun);
            return oracle.plus(runningFrom, left.isNegative() ? Duration.ZERO : left, atClosing)
                    .filter(due -> due.isBefore(at))
                    .isPresent();
        }

        Duration elapsed() {
            return elapsed;
        }

        boolean late() {
            return late;
        }
    }
}
