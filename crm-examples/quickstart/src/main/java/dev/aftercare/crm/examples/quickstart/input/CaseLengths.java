package dev.aftercare.crm.examples.quickstart.input;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;

/** How long cases take from their first event to their last, by both readings of their dates: one of them makes little sense. */
public final class CaseLengths {

    private final LocalTimes times;
    private final Map<String, Span> asStated = new HashMap<>();
    private final Map<String, Span> putBack = new HashMap<>();

    CaseLengths(LocalTimes times) {
        this.times = times;
    }

    private record Span(Instant first, Instant last) {

        Span and(Span other) {
            return new Span(
                    other.first.isBefore(first) ? other.first : first, other.last.isAfter(last) ? other.last : last);
        }
    }

    void add(String caseId, LocalDateTime stated) {
        add(asStated, caseId, times.instant(stated));
        add(putBack, caseId, times.instant(DayMonth.swapped(stated)));
    }

    /**
     * With dates as stated.
     *
     * @return the mean; zero without cases
     */
    public Duration asStated() {
        return mean(asStated);
    }

    /**
     * With day and month put back wherever they can have changed places.
     *
     * @return the mean; zero without cases
     */
    public Duration putBack() {
        return mean(putBack);
    }

    private static void add(Map<String, Span> spans, String caseId, Instant at) {
        spans.merge(caseId, new Span(at, at), Span::and);
    }

    private static Duration mean(Map<String, Span> spans) {
        Duration all = spans.values().stream()
                .map(span -> Duration.between(span.first(), span.last()))
                .reduce(Duration.ZERO, Duration::plus);
        return spans.isEmpty() ? Duration.ZERO : all.dividedBy(spans.size());
    }
}
