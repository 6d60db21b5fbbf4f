package dev.aftercare.crm.sla;

import static dev.aftercare.crm.model.sla.Metric.FIRST_RESPONSE;
import static dev.aftercare.crm.model.sla.Metric.RESOLUTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.ticket.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a changed priority, policy or calendar does, and what reopening does. Office hours, nine to five in UTC. */
class RetargetTest {

    private static final SlaTerms TERMS = Policies.terms();
    private static final List<SlaClock> STARTED =
            ClockRules.start(List.of(), List.of(RESOLUTION), TERMS, Priority.NORMAL, at("2026-03-02T10:00"));

    @Test
    void aRunningClockIsDueAsIfTheTargetHadBeenSoFromTheStart() {
        SlaClock urgent = retarget(STARTED, Priority.URGENT, "2026-03-02T12:00").get(0);
        SlaClock normal =
                retarget(List.of(urgent), Priority.NORMAL, "2026-03-02T13:00").get(0);

        assertThat(urgent.target()).isEqualTo(Duration.ofHours(4));
        assertThat(urgent.dueAt()).isEqualTo(at("2026-03-02T14:00"));
        assertThat(normal).isEqualTo(STARTED.get(0));
    }

    @Test
    void earlierPausesStillCountAfterAChange() {
        List<SlaClock> paused = ClockRules.pause(STARTED, TERMS, at("2026-03-02T11:00"));
        List<SlaClock> resumed = ClockRules.resume(paused, TERMS, at("2026-03-03T11:00"));

        SlaClock urgent = retarget(resumed, Priority.URGENT, "2026-03-03T12:00").get(0);

        assertThat(urgent.dueAt()).as("one hour on Monday, three on Tuesday").isEqualTo(at("2026-03-03T14:00"));
        assertThat(ClockRules.elapsed(urgent, TERMS, at("2026-03-03T12:00"))).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void aPausedClockStaysPausedAndTakesTheNewTargetWhenItRunsOn() {
        List<SlaClock> paused = ClockRules.pause(STARTED, TERMS, at("2026-03-02T11:00"));

        List<SlaClock> urgent = retarget(paused, Priority.URGENT, "2026-03-02T12:00");
        SlaClock resumed =
                ClockRules.resume(urgent, TERMS, at("2026-03-03T11:00")).get(0);

        assertThat(urgent.get(0).isRunning()).isFalse();
        assertThat(urgent.get(0).elapsed()).isEqualTo(Duration.ofHours(1));
        assertThat(resumed.dueAt()).isEqualTo(at("2026-03-03T14:00"));
    }

    @Test
    void aTargetThatIsUsedUpAlreadyIsABreachAtOnce() {
        SlaClock running =
                retarget(STARTED, Priority.URGENT, "2026-03-03T12:00").get(0);

        assertThat(running.isRunning()).isTrue();
        assertThat(running.breachedAt()).as("when four hours were used up").isEqualTo(at("2026-03-02T14:00"));
        assertThat(ClockRules.newlyBreached(STARTED, List.of(running))).containsExactly(running);
    }

    @Test
    void aTargetUsedUpToTheLastMicrosecondIsNoBreachYet() {
        SlaClock atItsEnd =
                retarget(STARTED, Priority.URGENT, "2026-03-02T14:00").get(0);
        SlaClock over =
                retarget(STARTED, Priority.URGENT, "2026-03-02T14:00:00.000001").get(0);

        assertThat(atItsEnd.isBreached()).isFalse();
        assertThat(atItsEnd.dueAt()).isEqualTo(at("2026-03-02T14:00"));
        assertThat(over.breachedAt()).isEqualTo(at("2026-03-02T14:00"));
    }

    @Test
    void aPausedClockThatCountedMoreThanTheNewTargetIsBreachedByTheChange() {
        List<SlaClock> exactly = ClockRules.pause(STARTED, TERMS, at("2026-03-02T14:00"));
        List<SlaClock> more = ClockRules.pause(STARTED, TERMS, at("2026-03-02T14:00:00.000001"));

        SlaClock onTheEdge =
                retarget(exactly, Priority.URGENT, "2026-03-02T16:00").get(0);
        SlaClock over = retarget(more, Priority.URGENT, "2026-03-02T16:00").get(0);

        assertThat(onTheEdge.isBreached()).isFalse();
        assertThat(over.breachedAt()).isEqualTo(at("2026-03-02T16:00"));
    }

    @Test
    void aClockThatUsedUpTheNewTargetBeforeItsLastPauseIsBreachedWhenItRanOn() {
        List<SlaClock> paused = ClockRules.pause(STARTED, TERMS, at("2026-03-02T15:00"));
        List<SlaClock> resumed = ClockRules.resume(paused, TERMS, at("2026-03-03T10:00"));

        SlaClock urgent = retarget(resumed, Priority.URGENT, "2026-03-03T12:00").get(0);

        assertThat(urgent.breachedAt()).isEqualTo(at("2026-03-03T10:00"));
    }

    @Test
    void aBreachThatNobodyHadNoticedIsNotWipedOutByALongerTarget() {
        List<SlaClock> urgent =
                ClockRules.start(List.of(), List.of(RESOLUTION), TERMS, Priority.URGENT, at("2026-03-02T10:00"));

        SlaClock relaxed = retarget(urgent, Priority.NORMAL, "2026-03-02T15:00").get(0);

        assertThat(relaxed.breachedAt()).isEqualTo(at("2026-03-02T14:00"));
        assertThat(relaxed.dueAt()).isEqualTo(at("2026-03-04T10:00"));
    }

    @Test
    void stoppedClocksKeepTheTargetTheyWereMeasuredBy() {
        List<SlaClock> stopped = ClockRules.stop(STARTED, RESOLUTION, TERMS, at("2026-03-02T16:00"));

        assertThat(retarget(stopped, Priority.URGENT, "2026-03-02T17:00")).isEqualTo(stopped);
    }

    @Test
    void aNewCalendarCountsFromTheChangeOn() {
        SlaTerms roundTheClock =
                Policies.resolutionWithin(Duration.ofHours(16), BusinessCalendar.aroundTheClock("always"), 2);

        SlaClock moved = ClockRules.retarget(STARTED, TERMS, roundTheClock, Priority.NORMAL, at("2026-03-02T15:00"))
                .get(0);

        assertThat(moved.calendar()).isEqualTo("always@2");
        assertThat(moved.policy()).isEqualTo("resolution@2");
        assertThat(moved.elapsed()).isEqualTo(Duration.ofHours(5));
        assertThat(moved.startedAt()).isEqualTo(at("2026-03-02T10:00"));
        assertThat(moved.dueAt()).isEqualTo(at("2026-03-03T02:00"));
    }

    @Test
    void aMetricThatIsNoLongerPromisedHasNoClock() {
        List<SlaClock> both = ClockRules.start(
                List.of(), List.of(FIRST_RESPONSE, RESOLUTION), TERMS, Priority.NORMAL, at("2026-03-02T10:00"));
        List<SlaClock> answered = ClockRules.stop(both, FIRST_RESPONSE, TERMS, at("2026-03-02T11:00"));

        assertThat(ClockRules.retarget(both, TERMS, SlaTerms.NONE, Priority.NORMAL, at("2026-03-02T12:00")))
                .isEmpty();
        assertThat(ClockRules.retarget(answered, TERMS, SlaTerms.NONE, Priority.NORMAL, at("2026-03-02T12:00")))
                .as("what is measured stays measured")
                .containsExactly(answered.get(0));
    }

    @Test
    void aReopenedClockGoesOnFromWhatItHadCounted() {
        List<SlaClock> stopped = ClockRules.stop(STARTED, RESOLUTION, TERMS, at("2026-03-02T16:00"));

        SlaClock reopened =
                reopen(stopped, TERMS, Priority.NORMAL, "2026-03-05T09:00").get(0);

        assertThat(reopened.stoppedAt()).isNull();
        assertThat(reopened.elapsed()).isEqualTo(Duration.ofHours(6));
        assertThat(reopened.dueAt()).as("ten hours left").isEqualTo(at("2026-03-06T11:00"));
    }

    @Test
    void aClockStoppedInTimeAtItsLastMomentIsDueAtOnceWhenReopened() {
        List<SlaClock> stopped = ClockRules.stop(STARTED, RESOLUTION, TERMS, at("2026-03-04T10:00"));

        SlaClock reopened =
                reopen(stopped, TERMS, Priority.NORMAL, "2026-03-05T12:00").get(0);

        assertThat(reopened.isBreached()).isFalse();
        assertThat(reopened.dueAt()).isEqualTo(at("2026-03-05T12:00"));
    }

    @Test
    void aBreachStaysWithAReopenedClock() {
        List<SlaClock> late = ClockRules.stop(STARTED, RESOLUTION, TERMS, at("2026-03-20T10:00"));

        SlaClock reopened =
                reopen(late, TERMS, Priority.NORMAL, "2026-03-23T12:00").get(0);

        assertThat(reopened.breachedAt()).isEqualTo(at("2026-03-04T10:00"));
        assertThat(reopened.isRunning()).isTrue();
    }

    @Test
    void reopeningMovesAllClocksOfTheTicketToThePresentTerms() {
        List<SlaClock> both = ClockRules.start(
                List.of(), List.of(FIRST_RESPONSE, RESOLUTION), TERMS, Priority.NORMAL, at("2026-03-02T10:00"));
        List<SlaClock> resolved = ClockRules.stop(both, RESOLUTION, TERMS, at("2026-03-02T11:00"));
        SlaTerms next = SlaTerms.of(Policies.standard(), 2, Calendars.nineToFive(), 2);

        List<SlaClock> reopened = reopen(resolved, next, Priority.URGENT, "2026-03-02T12:00");

        assertThat(reopened).extracting(SlaClock::calendar).containsExactly("office@2", "office@2");
        assertThat(reopened).extracting(SlaClock::policy).containsExactly("default@2", "default@2");
        assertThat(reopened).extracting(SlaClock::target).containsExactly(Duration.ofHours(1), Duration.ofHours(4));
    }

    @Test
    void whatIsNotStoppedOrNotPromisedIsNotReopened() {
        List<SlaClock> stopped = ClockRules.stop(STARTED, RESOLUTION, TERMS, at("2026-03-02T16:00"));

        assertThat(reopen(STARTED, TERMS, Priority.URGENT, "2026-03-05T09:00")).isEqualTo(STARTED);
        assertThat(reopen(stopped, SlaTerms.NONE, Priority.URGENT, "2026-03-05T09:00"))
                .isEqualTo(stopped);
        assertThat(reopen(List.of(), TERMS, Priority.URGENT, "2026-03-05T09:00"))
                .isEmpty();
    }

    private static List<SlaClock> retarget(List<SlaClock> clocks, Priority priority, String at) {
        return ClockRules.retarget(clocks, TERMS, TERMS, priority, at(at));
    }

    private static List<SlaClock> reopen(List<SlaClock> clocks, SlaTerms next, Priority priority, String at) {
        return ClockRules.reopen(clocks, RESOLUTION, TERMS, next, priority, at(at));
    }

    private static Instant at(String utc) {
        return Instant.parse(utc.length() == 16 ? utc + ":00Z" : utc + "Z");
    }
}
