package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.sla.SlaClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why the due time of a clock is what it is.
 *
 * @param run the cycle that is explained
 * @param asOf when one looks
 * @param choices what was promised to the ticket when, the first first
 * @param policies which policy applies by the policies in force now, and why the others do not; it may be another one than governs the
 *     ticket, whose terms stay until something makes the shop choose anew
 * @param segments its life so far and, while it runs, on to its due time, without gaps; at most ten years of it
 */
public record ClockExplanation(
        ClockRun run,
        Instant asOf,
        List<ClockHistory.Choice> choices,
        PolicyChoice policies,
        List<TraceSegment> segments) {

    /** Copies the lists. */
    public ClockExplanation {
        choices = List.copyOf(choices);
        segments = List.copyOf(segments);
    }

    /**
     * The explanation in words, without what people wrote.
     *
     * @return one sentence per line: the policy, why others lost, what set or moved the due time, what counted and what did not, and how it
     *     stands
     */
    public List<String> sentences() {
        List<String> all = new ArrayList<>();
        SlaClock clock = run.asOf(asOf);
        all.add(clock.metric().code() + " (cycle " + clock.cycle() + ") within " + clock.target() + " by policy "
                + clock.policy() + " and calendar " + clock.calendar());
        for (ClockHistory.Choice choice : choices) {
            all.add(choice.because().at() + ": " + choice.because().type() + " put the ticket under policy "
                    + choice.terms().policy() + " and calendar "
                    + choice.terms().calendar());
        }
        policies.losers().forEach(loser -> all.add(loser.sentence()));
        for (ClockMove move : run.moves()) {
            all.add(move.because().at() + ": " + move.because().type() + " by "
                    + move.because().actor().kind().name().toLowerCase(Locale.ROOT) + " "
                    + move.because().actor().id() + (move.counted() ? " recomputed" : " set") + " the due time: "
                    + due(move.dueBefore()) + " -> " + due(move.dueAfter()));
        }
        segments.forEach(segment -> all.add(segment.sentence()));
        all.add(standing(clock));
        return List.copyOf(all);
    }

    private String standing(SlaClock clock) {
        String late = clock.breachedAt() == null ? "" : ", late since " + clock.breachedAt();
        if (run.endedAt() != null) {
            return "ended without a result at " + run.endedAt() + late;
        }
        if (clock.stoppedAt() != null) {
            return "stopped at " + clock.stoppedAt() + " after " + clock.elapsed() + late;
        }
        return (clock.dueAt() == null ? "paused" : "due at " + clock.dueAt()) + late;
    }

    private static String due(@Nullable Instant at) {
        return at == null ? "none" : at.toString();
    }
}
