package dev.aftercare.crm.queue;

import dev.aftercare.crm.model.Input;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who is at a ticket.
 *
 * @param present each agent at most once, at most {@value #MAX_PRESENT}; those who write first, then by since when and login
 */
public record Attendance(List<Present> present) {

    /** The most agents that are remembered; of more, those whose time is over first are forgotten. */
    public static final int MAX_PRESENT = 50;

    private static final Comparator<Present> ORDER = Comparator.comparing(Present::activity)
            .reversed()
            .thenComparing(Present::since)
            .thenComparing(Present::agent);

    /** Nobody. */
    public static final Attendance NOBODY = new Attendance(List.of());

    /** Orders the list. */
    public Attendance {
        present = Input.atMost("attendance.present", present, MAX_PRESENT).stream()
                .sorted(ORDER)
                .toList();
    }

    /**
     * Those whose presence counts at an instant.
     *
     * @param now the instant
     * @return the attendance without the others
     */
    public Attendance at(Instant now) {
        return new Attendance(present.stream().filter(it -> it.counts(now)).toList());
    }

    /**
     * Who writes.
     *
     * @return the agent; empty if nobody does
     */
    public Optional<Present> typing() {
        return present.stream().filter(it -> it.activity() == Activity.TYPING).findFirst();
    }

    /** Up to when anybody's presence counts; empty if nobody is there. */
    Optional<Instant> until() {
        return present.stream().map(Present::until).max(Comparator.naturalOrder());
    }
}
