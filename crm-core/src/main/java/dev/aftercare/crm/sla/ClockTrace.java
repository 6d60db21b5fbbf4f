package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.sla.TermsRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Cuts the life of a clock into stretches with their reasons: by its pauses, its calendars and their holidays. */
final class ClockTrace {

    private static final Duration MOST = Duration.ofDays(Segments.MAX_DAYS);

    private final ClockRun run;
    private final Instant asOf;
    private final Function<TermsRef, SlaTerms> named;

    ClockTrace(ClockRun run, Instant asOf, Function<TermsRef, SlaTerms> named) {
        this.run = run;
        this.asOf = asOf;
        this.named = named;
    }

    List<TraceSegment> segments() {
        List<TraceSegment> all = new ArrayList<>();
        for (ClockSpan span : run.spans()) {
            Instant to = end(span);
            if (span.state() == ClockSpan.State.PAUSED && span.from().isBefore(to)) {
                all.add(new TraceSegment(span.from(), to, span.state(), null, null, span.because(), Duration.ZERO));
            } else if (span.state() == ClockSpan.State.RUNNING) {
                running(span, to, all);
            }
        }
        return all;
    }

    /** A run may have been counted by one calendar first and by another one then. */
    private void running(ClockSpan span, Instant to, List<TraceSegment> all) {
        Instant from = span.from();
        while (from.isBefore(to)) {
            Instant at = from;
            Instant until = run.moves().stream()
                    .map(move -> move.because().at())
                    .filter(moved -> moved.isAfter(at) && moved.isBefore(to))
                    .min(Instant::compareTo)
                    .orElse(to);
            for (Segment segment : hours(at).segments(at, until)) {
                Duration counted = segment.reason().isOpen() ? segment.length() : Duration.ZERO;
                all.add(new TraceSegment(
                        segment.from(),
                        segment.to(),
                        span.state(),
                        segment.reason(),
                        segment.name(),
                        span.because(),
                        counted));
            }
            from = until;
        }
    }

    private BusinessCalendar hours(Instant at) {
        TermsRef terms = run.moves().get(0).terms();
        for (ClockMove move : run.moves()) {
            terms = move.because().at().isAfter(at) ? terms : move.terms();
        }
        return named.apply(terms).hours();
    }

    /** What still runs is followed to its due time, or to the present if that has passed. */
    private Instant end(ClockSpan span) {
        Instant end = span.to() != null ? span.to() : run.endedAt();
        if (end == null) {
            SlaClock clock = run.clock();
            Instant due = clock.dueAt();
            end = due != null && due.isAfter(asOf) ? due : asOf;
        }
        Instant most = span.from().plus(MOST);
        return end.isAfter(most) ? most : end;
    }
}
