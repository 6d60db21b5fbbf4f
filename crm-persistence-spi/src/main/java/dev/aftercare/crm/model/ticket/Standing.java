package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.Input;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the shop knew of the customer, and who was to help, when a matter was received. It is written down with the matter, since a
 * customer's class or tier changes, and what was promised must stay explainable. Begin with {@link #NONE}.
 *
 * @param customerClass the customer's class, such as {@code loyal}; or null
 * @param tier the customer's tier, such as {@code gold}; or null
 * @param segments the segments that the customer was in, at most {@value #MAX_SEGMENTS}
 * @param department the department that is to help; or null
 */
public record Standing(
        @Nullable String customerClass,
        @Nullable String tier,
        Set<String> segments,
        @Nullable String department) {

    /** The most segments. */
    public static final int MAX_SEGMENTS = 100;

    /** Nothing is known. */
    public static final Standing NONE = new Standing(null, null, Set.of(), null);

    /** Checks the parts, each 1 to 80 printable ASCII characters without spaces, and copies the set in the order of its elements. */
    public Standing {
        code("standing.customerClass", customerClass);
        code("standing.tier", tier);
        SortedSet<String> sorted = new TreeSet<>(Input.atMost("standing.segments", segments, MAX_SEGMENTS));
        sorted.forEach(segment -> code("standing.segments", segment));
        segments = Collections.unmodifiableSortedSet(sorted);
        code("standing.department", department);
    }

    /**
     * The same with a customer class.
     *
     * @param value the class, or null
     * @return the standing
     */
    public Standing ofClass(@Nullable String value) {
        return new Standing(value, tier, segments, department);
    }

    /**
     * The same with a tier.
     *
     * @param value the tier, or null
     * @return the standing
     */
    public Standing inTier(@Nullable String value) {
        return new Standing(customerClass, value, segments, department);
    }

    /**
     * The same with other segments.
     *
     * @param values the segments
     * @return the standing
     */
    public Standing in(String... values) {
        return new Standing(customerClass, tier, new TreeSet<>(Set.of(values)), department);
    }

    /**
     * The same with a department.
     *
     * @param value the department, or null
     * @return the standing
     */
    public Standing helpedBy(@Nullable String value) {
        return new Standing(customerClass, tier, segments, value);
    }

    private static void code(String field, @Nullable String value) {
        if (value != null) {
            Input.code(field, value, 80);
        }
    }
}
