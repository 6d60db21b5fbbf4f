package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.sla.TermsRef;
import dev.aftercare.crm.model.ticket.RelationEvent.MergeUndone;
import dev.aftercare.crm.model.ticket.RelationEvent.TicketMerged;
import dev.aftercare.crm.model.ticket.StepEvent.TicketCancelled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes down what becomes of each clock, by comparing the clocks before and after each event. For one ticket. */
final class ClockScribe {

    private final List<Page> all = new ArrayList<>();
    private final Map<Metric, Page> present = new LinkedHashMap<>();

    /** After the course has taken an event. */
    void note(Occurrence event, List<SlaClock> before, ClockCourse course) {
        List<SlaClock> after = course.clocks();
        Map<Metric, SlaClock> now = new LinkedHashMap<>();
        after.forEach(clock -> now.put(clock.metric(), clock));
        for (SlaClock clock : before) {
            SlaClock next = now.get(clock.metric());
            Page page = Objects.requireNonNull(present.get(clock.metric()));
            if (next == null) {
                page.endedAt = clock.isStopped() ? null : event.at();
                present.remove(clock.metric());
            } else if (next.cycle() != clock.cycle()) {
                course.replaced().stream()
                        .filter(last -> last.metric().equals(clock.metric()) && last.cycle() == clock.cycle())
                        .forEach(last -> page.turn(event, last));
                page.closeIfOpen(event);
                page.superseded = course.superseded().stream()
                        .anyMatch(last -> last.metric().equals(clock.metric()));
                present.remove(clock.metric());
            }
        }
        for (SlaClock clock : after) {
            Page page = present.get(clock.metric());
            if (page == null) {
                page = new Page();
                all.add(page);
                present.put(clock.metric(), page);
            }
            page.turn(event, clock);
        }
    }

    List<ClockRun> runs() {
        return all.stream().map(Page::run).toList();
    }

    /** What is written of one cycle of one clock. */
    private static final class Page {
        private final List<ClockSpan> spans = new ArrayList<>();
        private final List<ClockMove> moves = new ArrayList<>();
        private @Nullable SlaClock clock;
        private @Nullable Instant endedAt;
        private @Nullable List<ClockSpan> beforeMerge;
        private boolean superseded;

        void turn(Occurrence event, SlaClock next) {
            if (event.body() instanceof MergeUndone) {
                restore(next);
                return;
            }
            if (event.body() instanceof TicketMerged && !next.isStopped()) {
                beforeMerge = List.copyOf(spans);
                endedAt = event.at();
            }
            SlaClock last = clock;
            if (next.equals(last)) {
                return;
            }
            if (last == null || isMoved(last, next)) {
                Instant dueBefore = last == null ? null : last.dueAt();
                moves.add(new ClockMove(
                        event, TermsRef.of(next), next.target(), dueBefore, next.dueAt(), isCounted(last, next)));
            }
            ClockSpan.State state = state(next);
            if (last == null || state(last) != state) {
                span(event, state, last == null ? next.startedAt() : event.at());
            }
            if (event.body() instanceof TicketCancelled && !next.isStopped()) {
                endedAt = event.at();
            }
            clock = next;
        }

        /** A merge that was undone never kept the customer from waiting. */
        private void restore(SlaClock next) {
            if (beforeMerge != null) {
                spans.clear();
                spans.addAll(beforeMerge);
                beforeMerge = null;
                endedAt = null;
            }
            clock = next;
        }

        private void span(Occurrence event, ClockSpan.State state, Instant from) {
            int last = spans.size() - 1;
            if (last >= 0 && spans.get(last).state() == state) {
                return;
            }
            if (last >= 0) {
                spans.set(last, spans.get(last).until(event.at()));
            }
            spans.add(new ClockSpan(from, null, state, event));
        }

        /** A clock whose next cycle began although it had neither stopped nor ended. */
        void closeIfOpen(Occurrence event) {
            if (clock != null && !clock.isStopped()) {
                endedAt = event.at();
            }
        }

        ClockRun run() {
            return new ClockRun(Objects.requireNonNull(clock), endedAt, superseded, spans, moves);
        }

        private static boolean isMoved(SlaClock last, SlaClock next) {
            return !Objects.equals(last.dueAt(), next.dueAt()) || isCounted(last, next);
        }

        private static boolean isCounted(@Nullable SlaClock last, SlaClock next) {
            return last != null
                    && (!last.target().equals(next.target())
                            || !TermsRef.of(last).equals(TermsRef.of(next))
                            || !last.startedAt().equals(next.startedAt()));
        }

        private static ClockSpan.State state(SlaClock clock) {
            return clock.isStopped()
                    ? ClockSpan.State.STOPPED
                    : clock.isRunning() ? ClockSpan.State.RUNNING : ClockSpan.State.PAUSED;
        }
    }
}
