package dev.aftercare.crm.intake;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.time.Duration;
import java.util.List;

/**
 * How a shop recognises messages that no person wrote. Begin with {@link #DEFAULT}.
 *
 * @param headers headers that say so, at most {@value #MAX_SIGNS}
 * @param subjects how their subjects begin, at most {@value #MAX_SIGNS}
 * @param emptySender whether the empty sender says so
 * @param sameText how often one sender may send the same text within the window before it counts as a loop; 1 to {@value #MAX_COUNT}
 * @param most how many messages one sender may send within the window before it counts as a loop; 1 to {@value #MAX_COUNT}
 * @param window the time within which repetitions are counted, above zero, at most 30 days
 */
public record AutomationPolicy(
        List<HeaderSign> headers,
        List<SubjectSign> subjects,
        boolean emptySender,
        int sameText,
        int most,
        Duration window) {

    /** The most signs of a sort. */
    public static final int MAX_SIGNS = 500;

    /** The most messages that can be counted. */
    public static final int MAX_COUNT = 100;

    private static final Duration LONGEST = Duration.ofDays(30);

    /**
     * The headers of RFC 3834 and those in use beside it, the empty sender, first words in sixteen languages; the fourth equal text and the
     * 31st message of one sender within an hour.
     */
    public static final AutomationPolicy DEFAULT =
            new AutomationPolicy(KnownSigns.HEADERS, KnownSigns.SUBJECTS, true, 3, 30, Duration.ofHours(1));

    /** Checks and copies the parts. */
    public AutomationPolicy {
        headers = List.copyOf(Input.atMost("automation.headers", headers, MAX_SIGNS));
        subjects = List.copyOf(Input.atMost("automation.subjects", subjects, MAX_SIGNS));
        Input.within("automation.sameText", sameText, 1, MAX_COUNT);
        Input.within("automation.most", most, 1, MAX_COUNT);
        Input.present("automation.window", window);
        if (window.isZero() || window.isNegative() || window.compareTo(LONGEST) > 0) {
            throw new InvalidInputException("automation.window", "is out of range", "above zero, at most 30 days");
        }
    }

    /**
     * The same policy with other headers.
     *
     * @param value the headers
     * @return the policy
     */
    public AutomationPolicy withHeaders(List<HeaderSign> value) {
        return new AutomationPolicy(value, subjects, emptySender, sameText, most, window);
    }

    /**
     * The same policy with other first words of subjects.
     *
     * @param value the first words
     * @return the policy
     */
    public AutomationPolicy withSubjects(List<SubjectSign> value) {
        return new AutomationPolicy(headers, value, emptySender, sameText, most, window);
    }

    /**
     * The same policy with other bounds of what a person writes.
     *
     * @param equal how often one sender may send the same text within the window
     * @param all how many messages one sender may send within the window
     * @param within the window
     * @return the policy
     */
    public AutomationPolicy withLimits(int equal, int all, Duration within) {
        return new AutomationPolicy(headers, subjects, emptySender, equal, all, within);
    }
}
