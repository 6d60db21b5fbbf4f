package dev.aftercare.crm.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.ticket.ClockEvent;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** What always holds, whatever is asked of a ticket in whatever order. */
class TicketCourseProperties {

    @Property(tries = 300)
    void onlyLegalStepsAreTakenAndEachEventIsOneVersion(
            @ForAll("sequences") List<Tuple2<TicketCommand, Duration>> sequence) {
        Course course = Course.received();
        for (Tuple2<TicketCommand, Duration> next : sequence) {
            Ticket before = course.after(next.get2()).ticket();
            TicketStep step = next.get1().step();
            boolean inTable =
                    TicketWorkflow.STANDARD.after(before.state(), step).isPresent() && step.fits(before.isOnHold());

            Decision<Ticket> decision = course.decide(next.get1());

            if (decision.isAccepted()) {
                assertThat(TicketWorkflow.STANDARD.legalSteps(before.state(), before.isOnHold()))
                        .contains(step);
                course.take(next.get1());
                assertThat(course.ticket().version())
                        .isEqualTo(before.version() + course.lastEvents().size());
            } else {
                assertThat(course.refused(next.get1())).isInstanceOf(inTable ? GuardFailed.class : IllegalStep.class);
            }
        }
        assertThat(course.ticket().version()).isEqualTo(course.history().size());
        assertConnected(course);
    }

    @Property(tries = 200)
    void theSameFactsGiveTheSameDecision(@ForAll("sequences") List<Tuple2<TicketCommand, Duration>> sequence) {
        Course course = Course.received();
        for (Tuple2<TicketCommand, Duration> next : sequence) {
            course.after(next.get2());
            Decision<Ticket> decision = course.decide(next.get1());
            assertThat(course.decide(next.get1())).isEqualTo(decision);
            if (decision.isAccepted()) {
                course.take(next.get1());
            }
        }
    }

    @Property(tries = 300)
    void whatIsScheduledIsExactlyWhatTheStateWaitsFor(
            @ForAll("sequences") List<Tuple2<TicketCommand, Duration>> sequence) {
        Course course = Course.received();
        Map<DueKey, Instant> scheduled = new HashMap<>();
        for (Tuple2<TicketCommand, Duration> next : sequence) {
            course.after(next.get2());
            if (course.decide(next.get1()).isAccepted()) {
                course.take(next.get1());
                course.lastDue().forEach(change -> apply(change, scheduled));
            }
            Ticket ticket = course.ticket();
            assertThat(scheduled.keySet().stream().map(DueKey::kind))
                    .filteredOn(kind -> kind.startsWith("ticket-"))
                    .containsExactlyInAnyOrderElementsOf(
                            ticket.stage() == Stage.FEEDBACK
                                    ? List.of("ticket-follow-up-due")
                                    : ticket.stage() == Stage.RESOLVED && !ticket.isOnHold()
                                            ? List.of("ticket-feedback-timeout")
                                            : List.of());
        }
    }

    @Property(tries = 300)
    void aBreachIsToldOnceForEachTimeAClockRanOutAndDueTimesAreScheduledExactly(
            @ForAll("sequences") List<Tuple2<TicketCommand, Duration>> sequence) {
        Course course = Course.received(TicketClockTest.TERMS);
        Map<DueKey, Instant> scheduled = new HashMap<>();
        course.lastDue().forEach(change -> apply(change, scheduled));
        for (Tuple2<TicketCommand, Duration> next : sequence) {
            course.after(next.get2().dividedBy(20));
            if (course.decide(next.get1()).isAccepted()) {
                course.take(next.get1());
                course.lastDue().forEach(change -> apply(change, scheduled));
            }
            for (SlaClock clock : course.ticket().clocks()) {
                DueKey key = new DueKey(
                        "sla-breach", AggregateRef.of(Course.ID), clock.metric().code());
                assertThat(scheduled.get(key)).isEqualTo(clock.isBreached() ? null : clock.dueAt());
                assertThat(breaches(course, clock.metric())).isEqualTo(clock.isBreached() ? 1 : 0);
            }
        }
        assertThat(course.ticket().version()).isEqualTo(course.history().size());
    }

    @Property(tries = 200)
    void aHoldNeverBringsADueTimeNearer(
            @ForAll("sequences") List<Tuple2<TicketCommand, Duration>> sequence, @ForAll("pauses") Duration pause) {
        Course course = Course.received(TicketClockTest.TERMS);
        for (Tuple2<TicketCommand, Duration> next : sequence) {
            course.after(next.get2().dividedBy(20));
            if (course.decide(next.get1()).isAccepted()) {
                course.take(next.get1());
            }
        }
        if (!course.decide(Course.some(TicketStep.HOLD)).isAccepted()) {
            return;
        }
        Ticket before = course.ticket();

        course.take(TicketStep.HOLD).after(pause).take(TicketStep.RESUME);

        for (SlaClock clock : before.clocks()) {
            SlaClock after = course.ticket().clock(clock.metric()).orElseThrow();
            assertThat(after.isRunning()).isEqualTo(clock.isRunning());
            if (clock.dueAt() != null && !clock.dueAt().isBefore(course.now().minus(pause))) {
                assertThat(after.dueAt()).isEqualTo(clock.dueAt().plus(pause));
            }
        }
    }

    @Provide
    Arbitrary<Duration> pauses() {
        return Arbitraries.longs().between(0, 5 * 24 * 60).map(Duration::ofMinutes);
    }

    @Provide
    Arbitrary<List<Tuple2<TicketCommand, Duration>>> sequences() {
        return Combinators.combine(Commands.any(), pauses())
                .as((TicketCommand command, Duration pause) -> Tuple.of(command, pause))
                .list()
                .ofMaxSize(60);
    }

    private static void assertConnected(Course course) {
        Stage stage = Stage.RECEIVED;
        for (Happened happened : course.history()) {
            Stage to = ((TicketEvent) happened.body()).to();
            assertThat(to == stage || moves(stage).contains(to))
                    .as("%s to %s", stage, to)
                    .isTrue();
            stage = to;
        }
        assertThat(course.ticket().stage()).isEqualTo(stage);
    }

    private static Set<Stage> moves(Stage from) {
        return switch (from) {
            case RECEIVED -> Set.of(Stage.CONFIRMED, Stage.CANCELLED);
            case CONFIRMED -> Set.of(Stage.ANALYZED, Stage.CANCELLED);
            case ANALYZED -> Set.of(Stage.RESOLVED, Stage.CANCELLED);
            case RESOLVED -> Set.of(Stage.FEEDBACK, Stage.ANALYZED);
            case FEEDBACK -> Set.of(Stage.FOLLOWED_UP, Stage.ANALYZED);
            case FOLLOWED_UP -> Set.of(Stage.ANALYZED);
            case CANCELLED, MERGED -> Set.of();
        };
    }

    private static long breaches(Course course, Metric metric) {
        return course.history().stream()
                .filter(happened -> happened.body() instanceof ClockEvent.TargetBreached breached
                        && breached.metric().equals(metric))
                .count();
    }

    private static void apply(DueChange change, Map<DueKey, Instant> scheduled) {
        if (change instanceof DueChange.Schedule schedule) {
            scheduled.put(schedule.entry().key(), schedule.entry().at());
        } else if (change instanceof DueChange.Cancel cancel) {
            scheduled.remove(cancel.key());
        }
    }
}
