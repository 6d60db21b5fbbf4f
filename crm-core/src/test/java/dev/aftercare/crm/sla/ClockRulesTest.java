package dev.aftercare.crm.sla;

import static dev.aftercare.crm.model.sla.Metric.FIRST_RESPONSE;
import static dev.aftercare.crm.model.sla.Metric.RESOLUTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.ticket.Priority;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By office hours, nine to five in UTC; 2026-03-02 is a Monday. */
class ClockRulesTest {

    private static final List<Metric> BOTH = List.of(FIRST_RESPONSE, RESOLUTION);
    private static final SlaTerms TERMS = Policies.terms();
    private static final Instant MONDAY_TEN = Instant.parse("2026-03-02T10:00:00Z");

    @Test
    void aClockIsDueWhenItsTargetIsUsedUpInOpeningHours() {
        List<SlaClock> clocks = ClockRules.start(List.of(), BOTH, TERMS, Priority.NORMAL, MONDAY_TEN);

        assertThat(clocks)
                .containsExactly(
                        new SlaClock(
                                FIRST_RESPONSE,
                                "default@1",
                                "office@1",
                                Duration.ofHours(4),
                                MONDAY_TEN,
                                Duration.ZERO,
                                MONDAY_TEN,
                                Instant.parse("2026-03-02T14:00:00Z"),
                                null,
                                null),
                        new SlaClock(
                                RESOLUTION,
                                "default@1",
                                "office@1",
                                Duration.ofHours(16),
                                MONDAY_TEN,
                                Duration.ZERO,
                                MONDAY_TEN,
                                Instant.parse("2026-03-04T10:00:00Z"),
                                null,
                                null));
    }

    @Test
    void thePrioritySaysWhichTarget() {
        List<SlaClock> clocks = ClockRules.start(List.of(), BOTH, TERMS, Priority.URGENT, MONDAY_TEN);

        assertThat(clocks).extracting(SlaClock::target).containsExactly(Duration.ofHours(1), Duration.ofHours(4));
    }

    @Test
    void nothingPromisedIsNothingMeasured() {
        assertThat(ClockRules.start(List.of(), BOTH, SlaTerms.NONE, Priority.NORMAL, MONDAY_TEN))
                .isEmpty();
        assertThat(ClockRules.start(
                        List.of(), List.of(new Metric("next-response")), TERMS, Priority.NORMAL, MONDAY_TEN))
                .isEmpty();
    }

    @Test
    void aClockThatIsNotStoppedIsNotStartedAgain() {
        List<SlaClock> clocks = start(RESOLUTION);
        List<SlaClock> paused = ClockRules.pause(clocks, TERMS, at("2026-03-02T11:00"));

        assertThat(ClockRules.start(clocks, BOTH.subList(1, 2), TERMS, Priority.NORMAL, at("2026-03-03T10:00")))
                .isEqualTo(clocks);
        assertThat(ClockRules.start(paused, BOTH.subList(1, 2), TERMS, Priority.NORMAL, at("2026-03-03T10:00")))
                .isEqualTo(paused);
    }

    @Test
    void aStoppedClockCanBeStartedAfresh() {
        List<SlaClock> stopped = ClockRules.stop(start(RESOLUTION), RESOLUTION, TERMS, at("2026-03-02T11:00"));

        List<SlaClock> again =
                ClockRules.start(stopped, List.of(RESOLUTION), TERMS, Priority.NORMAL, at("2026-03-03T10:00"));

        assertThat(again).hasSize(1);
        assertThat(again.get(0).startedAt()).isEqualTo(at("2026-03-03T10:00"));
        assertThat(again.get(0).elapsed()).isZero();
        assertThat(again.get(0).isRunning()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T13:59:59.999999Z, false",
        "2026-03-02T14:00:00Z, false",
        "2026-03-02T14:00:00.000001Z, true",
        "2026-03-20T12:00:00Z, true",
    })
    void lateCountsAsLateEvenIfNobodyLooked(Instant answeredAt, boolean late) {
        List<SlaClock> clocks = ClockRules.stop(start(FIRST_RESPONSE), FIRST_RESPONSE, TERMS, answeredAt);

        SlaClock clock = clocks.get(0);
        assertThat(clock.stoppedAt()).isEqualTo(answeredAt);
        assertThat(clock.dueAt()).isNull();
        assertThat(clock.breachedAt()).isEqualTo(late ? at("2026-03-02T14:00") : null);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T13:59:59.999999Z, false",
        "2026-03-02T14:00:00Z, true",
        "2026-03-02T14:00:00.000001Z, true",
    })
    void aBreachIsNoticedFromTheTimeDueOn(Instant now, boolean noticed) {
        List<SlaClock> clocks = start(FIRST_RESPONSE);

        List<SlaClock> after = ClockRules.breach(clocks, FIRST_RESPONSE, now);

        assertThat(after.get(0).breachedAt()).isEqualTo(noticed ? at("2026-03-02T14:00") : null);
        assertThat(after.get(0).isRunning()).isTrue();
        assertThat(ClockRules.newlyBreached(clocks, after)).hasSize(noticed ? 1 : 0);
    }

    @Test
    void aBreachIsNoticedOnce() {
        List<SlaClock> before = start(FIRST_RESPONSE);
        List<SlaClock> once = ClockRules.breach(before, FIRST_RESPONSE, at("2026-03-02T15:00"));

        List<SlaClock> twice = ClockRules.breach(once, FIRST_RESPONSE, at("2026-03-02T16:00"));
        List<SlaClock> answered = ClockRules.stop(twice, FIRST_RESPONSE, TERMS, at("2026-03-02T16:30"));

        assertThat(twice).isEqualTo(once);
        assertThat(ClockRules.newlyBreached(once, answered)).isEmpty();
        assertThat(answered.get(0).breachedAt()).isEqualTo(at("2026-03-02T14:00"));
    }

    @Test
    void otherClocksAreNotBreachedByALookAtOne() {
        List<SlaClock> clocks = ClockRules.start(List.of(), BOTH, TERMS, Priority.NORMAL, MONDAY_TEN);

        assertThat(ClockRules.breach(clocks, FIRST_RESPONSE, at("2026-04-01T10:00")))
                .extracting(SlaClock::isBreached)
                .containsExactly(true, false);
    }

    @Test
    void pausedAndStoppedClocksCannotBeBreachedByWaiting() {
        List<SlaClock> paused = ClockRules.pause(start(RESOLUTION), TERMS, at("2026-03-02T12:00"));
        List<SlaClock> stopped = ClockRules.stop(start(RESOLUTION), RESOLUTION, TERMS, at("2026-03-02T12:00"));

        assertThat(ClockRules.breach(paused, RESOLUTION, at("2027-01-01T00:00")))
                .isEqualTo(paused);
        assertThat(ClockRules.breach(stopped, RESOLUTION, at("2027-01-01T00:00")))
                .isEqualTo(stopped);
    }

    @Test
    void onHoldOnlyTheClocksThatWaitForOthersPause() {
        List<SlaClock> clocks = ClockRules.start(List.of(), BOTH, TERMS, Priority.NORMAL, MONDAY_TEN);

        List<SlaClock> held = ClockRules.pause(clocks, TERMS, at("2026-03-02T12:00"));

        assertThat(held.get(0)).isEqualTo(clocks.get(0));
        assertThat(held.get(1).isRunning()).isFalse();
        assertThat(held.get(1).dueAt()).isNull();
        assertThat(held.get(1).elapsed()).isEqualTo(Duration.ofHours(2));
    }

    /** 16 hours from Monday ten: 7 on Monday, 8 on Tuesday, 1 on Wednesday. */
    @ParameterizedTest
    @CsvSource({
        // over the weekend: what is left counts on from Monday
        "2026-03-03T16:00, 2026-03-07T12:00, 2026-03-09T11:00",
        // over a night, and within one: nothing is lost or won
        "2026-03-02T16:00, 2026-03-03T10:00, 2026-03-04T12:00",
        "2026-03-02T20:00, 2026-03-03T04:00, 2026-03-04T10:00",
        // within a day
        "2026-03-02T11:00, 2026-03-02T11:30, 2026-03-04T10:30",
        // at once
        "2026-03-02T11:00, 2026-03-02T11:00, 2026-03-04T10:00",
        // resumed when closed
        "2026-03-02T11:00, 2026-03-02T23:00, 2026-03-04T16:00",
    })
    void aPauseTakesOpeningHoursOutAndNothingElse(String pausedAt, String resumedAt, String due) {
        List<SlaClock> paused = ClockRules.pause(start(RESOLUTION), TERMS, at(pausedAt));

        List<SlaClock> resumed = ClockRules.resume(paused, TERMS, at(resumedAt));

        assertThat(resumed.get(0).dueAt()).isEqualTo(at(due));
        assertThat(resumed.get(0).elapsed()).isEqualTo(paused.get(0).elapsed());
        assertThat(resumed.get(0).startedAt()).isEqualTo(MONDAY_TEN);
    }

    @Test
    void pausingThePausedAndResumingTheRunningChangesNothing() {
        List<SlaClock> running = start(RESOLUTION);
        List<SlaClock> paused = ClockRules.pause(running, TERMS, at("2026-03-02T12:00"));

        assertThat(ClockRules.resume(running, TERMS, at("2026-03-02T12:00"))).isEqualTo(running);
        assertThat(ClockRules.pause(paused, TERMS, at("2026-03-02T13:00"))).isEqualTo(paused);
    }

    @Test
    void aPauseThatComesTooLateIsABreach() {
        List<SlaClock> running = start(FIRST_RESPONSE, terms(Duration.ofHours(4)));

        SlaClock onTime = ClockRules.pause(running, terms(Duration.ofHours(4)), at("2026-03-02T14:00"))
                .get(0);
        SlaClock late = ClockRules.pause(running, terms(Duration.ofHours(4)), at("2026-03-02T15:00"))
                .get(0);

        assertThat(onTime.isBreached()).isFalse();
        assertThat(onTime.elapsed()).isEqualTo(Duration.ofHours(4));
        assertThat(late.breachedAt()).isEqualTo(at("2026-03-02T14:00"));
        assertThat(late.elapsed()).isEqualTo(Duration.ofHours(5));
    }

    @Test
    void aClockPausedAtItsLastMomentIsDueAtTheFirstMomentAfterThePause() {
        SlaTerms terms = terms(Duration.ofHours(4));
        List<SlaClock> paused = ClockRules.pause(start(FIRST_RESPONSE, terms), terms, at("2026-03-02T14:00"));

        SlaClock inTheNight =
                ClockRules.resume(paused, terms, at("2026-03-02T22:00")).get(0);
        List<SlaClock> byDay = ClockRules.resume(paused, terms, at("2026-03-03T12:00"));

        assertThat(inTheNight.dueAt()).isEqualTo(at("2026-03-03T09:00"));
        assertThat(byDay.get(0).dueAt()).isEqualTo(at("2026-03-03T12:00"));
        assertThat(ClockRules.stop(byDay, FIRST_RESPONSE, terms, at("2026-03-03T12:00"))
                        .get(0)
                        .isBreached())
                .isFalse();
        assertThat(ClockRules.stop(byDay, FIRST_RESPONSE, terms, at("2026-03-03T12:01"))
                        .get(0)
                        .breachedAt())
                .isEqualTo(at("2026-03-03T12:00"));
    }

    @Test
    void whoeverIsDoneInTheEveningIsLateIfTheTargetEndedAtClosing() {
        SlaTerms stays = terms(Duration.ofHours(7));
        SlaTerms rolls = Policies.resolutionWithin(
                Duration.ofHours(7),
                Calendars.weekdays("office", "09:00-17:00")
                        .atClosing(AtClosing.ROLL)
                        .build(),
                1);
        Instant evening = at("2026-03-02T20:00");

        SlaClock late = ClockRules.stop(start(RESOLUTION, stays), RESOLUTION, stays, evening)
                .get(0);
        SlaClock onTime = ClockRules.stop(start(RESOLUTION, rolls), RESOLUTION, rolls, evening)
                .get(0);

        assertThat(late.breachedAt()).isEqualTo(at("2026-03-02T17:00"));
        assertThat(onTime.isBreached()).isFalse();
        assertThat(onTime.elapsed()).isEqualTo(late.elapsed());
    }

    @Test
    void onlyTheFirstStopCounts() {
        List<SlaClock> once = ClockRules.stop(start(FIRST_RESPONSE), FIRST_RESPONSE, TERMS, at("2026-03-02T11:00"));

        assertThat(ClockRules.stop(once, FIRST_RESPONSE, TERMS, at("2026-03-02T16:00")))
                .isEqualTo(once);
    }

    @Test
    void aPausedClockCanBeStopped() {
        List<SlaClock> paused = ClockRules.pause(start(RESOLUTION), TERMS, at("2026-03-02T12:00"));

        SlaClock stopped = ClockRules.stop(paused, RESOLUTION, TERMS, at("2026-03-20T12:00"))
                .get(0);

        assertThat(stopped.stoppedAt()).isEqualTo(at("2026-03-20T12:00"));
        assertThat(stopped.elapsed()).isEqualTo(Duration.ofHours(2));
        assertThat(stopped.isBreached()).isFalse();
    }

    @Test
    void elapsedAndRemainingAddUpToTheTarget() {
        SlaClock clock = start(FIRST_RESPONSE).get(0);

        assertThat(ClockRules.elapsed(clock, TERMS, at("2026-03-02T09:00"))).isZero();
        assertThat(ClockRules.elapsed(clock, TERMS, at("2026-03-02T12:30"))).isEqualTo(Duration.ofMinutes(150));
        assertThat(ClockRules.remaining(clock, TERMS, at("2026-03-02T12:30"))).isEqualTo(Duration.ofMinutes(90));
        assertThat(ClockRules.remaining(clock, TERMS, at("2026-03-02T14:00"))).isZero();
        assertThat(ClockRules.remaining(clock, TERMS, at("2026-03-03T09:30"))).isEqualTo(Duration.ofMinutes(-210));
    }

    @Test
    void anInstantBeforeTheLastStepCountsNothing() {
        List<SlaClock> running = start(RESOLUTION);

        SlaClock paused =
                ClockRules.pause(running, TERMS, at("2026-03-02T09:30")).get(0);
        SlaClock stopped = ClockRules.stop(running, RESOLUTION, TERMS, at("2026-03-02T09:30"))
                .get(0);

        assertThat(paused.elapsed()).isZero();
        assertThat(stopped.elapsed()).isZero();
        assertThat(stopped.stoppedAt()).isEqualTo(MONDAY_TEN);
    }

    @Test
    void instantsAreCutToTheMicrosecondsThatStoresKeep() {
        SlaTerms always = terms(Duration.ofHours(1), BusinessCalendar.aroundTheClock("always"), 1);
        List<SlaClock> clocks =
                ClockRules.start(List.of(), List.of(RESOLUTION), always, Priority.NORMAL, MONDAY_TEN.plusNanos(1_999));

        SlaClock paused =
                ClockRules.pause(clocks, always, MONDAY_TEN.plusNanos(5_999)).get(0);

        assertThat(clocks.get(0).dueAt())
                .isEqualTo(MONDAY_TEN.plusSeconds(3_600).plusNanos(1_000));
        assertThat(paused.elapsed()).isEqualTo(Duration.ofNanos(4_000));
    }

    @Test
    void aCalendarThatRunsOutDoesNotKeepATicketFromBeingReceived() {
        BusinessCalendar fair = BusinessCalendar.builder("fair", Calendars.LONDON)
                .exceptionalDay(LocalDate.of(2026, 3, 2), "trade fair", "09:00-17:00")
                .build();
        SlaTerms terms = terms(Duration.ofHours(16), fair, 1);

        List<SlaClock> clocks = start(RESOLUTION, terms);
        SlaClock late = ClockRules.stop(clocks, RESOLUTION, terms, at("2027-03-02T10:00"))
                .get(0);

        assertThat(clocks.get(0).dueAt()).isEqualTo(Input.LATEST);
        assertThat(late.isBreached()).isFalse();
        assertThat(late.elapsed()).isEqualTo(Duration.ofHours(7));
    }

    @Test
    void hoursOfAnotherCalendarAreRefused() {
        SlaTerms others = terms(Duration.ofHours(4), Calendars.nineToFive(), 2);
        List<SlaClock> clocks = start(RESOLUTION);
        List<SlaClock> paused = ClockRules.pause(clocks, TERMS, at("2026-03-02T12:00"));
        Instant now = at("2026-03-02T13:00");

        assertRefused(() -> ClockRules.pause(clocks, others, now));
        assertRefused(() -> ClockRules.resume(paused, others, now));
        assertRefused(() -> ClockRules.stop(clocks, RESOLUTION, others, now));
        assertRefused(() -> ClockRules.abandon(clocks, others, now));
        assertRefused(() -> ClockRules.elapsed(clocks.get(0), others, now));
        assertRefused(() -> ClockRules.start(clocks, List.of(FIRST_RESPONSE), others, Priority.LOW, now));
    }

    @Test
    void abandonedClocksAreNeitherDueNorStopped() {
        List<SlaClock> clocks = ClockRules.start(List.of(), BOTH, TERMS, Priority.NORMAL, MONDAY_TEN);

        List<SlaClock> abandoned = ClockRules.abandon(clocks, TERMS, at("2026-03-02T15:00"));

        assertThat(abandoned).noneMatch(SlaClock::isRunning).noneMatch(SlaClock::isStopped);
        assertThat(abandoned).extracting(SlaClock::dueAt).containsOnlyNulls();
        assertThat(abandoned)
                .extracting(SlaClock::breachedAt)
                .as("the first answer was late by then")
                .containsExactly(at("2026-03-02T14:00"), null);
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable step) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(step)
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("terms.calendar"));
    }

    private static List<SlaClock> start(Metric metric) {
        return start(metric, TERMS);
    }

    private static List<SlaClock> start(Metric metric, SlaTerms terms) {
        return ClockRules.start(List.of(), List.of(metric), terms, Priority.NORMAL, MONDAY_TEN);
    }

    /** The same time for both metrics, both paused on hold. */
    private static SlaTerms terms(Duration target) {
        return SlaTerms.of(
                SlaPolicy.builder("same", "office")
                        .target(FIRST_RESPONSE, target)
                        .target(RESOLUTION, target)
                        .build(),
                1,
                Calendars.nineToFive(),
                1);
    }

    private static SlaTerms terms(Duration target, BusinessCalendar calendar, long version) {
        return Policies.resolutionWithin(target, calendar, version);
    }

    private static Instant at(String utc) {
        return Instant.parse(utc.contains("Z") ? utc : utc + ":00Z");
    }
}
