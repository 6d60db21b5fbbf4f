package dev.aftercare.crm.intake;

import dev.aftercare.crm.model.Input;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What one party sent lately, as far as it is needed to notice that two programs answer each other.
 *
 * @param recent one entry for each message, in no particular order; at most {@value #MAX}
 */
record Correspondence(List<Sent> recent) {

    static final Correspondence NONE = new Correspondence(List.of());

    private static final int MAX = AutomationPolicy.MAX_COUNT + 1;

    Correspondence {
        recent = List.copyOf(Input.atMost("correspondence.recent", recent, MAX));
    }

    /**
     * One message.
     *
     * @param at when the channel took it
     * @param text stands for its text
     */
    record Sent(Instant at, String text) {}

    /** What was sent within a window that ends or begins with a message: messages are not always handed in in their order. */
    List<Sent> around(Instant at, Duration window) {
        return recent.stream()
                .filter(sent -> Duration.between(sent.at(), at).abs().compareTo(window) <= 0)
                .toList();
    }

    Correspondence with(Sent next) {
        List<Sent> all = new ArrayList<>(recent);
        all.add(next);
        all.sort((a, b) -> b.at().compareTo(a.at()));
        return new Correspondence(all.subList(0, Math.min(all.size(), MAX)));
    }
}
