package dev.aftercare.crm.loyalty.condition;

import java.util.Set;

/**
 * The customer is in one of some segments.
 *
 * @param anyOf the segments, 1 to 1,000
 */
public record InSegment(Set<String> anyOf) implements Condition {

    /** Checks the parts. */
    public InSegment {
        anyOf = Codes.some("segment.anyOf", anyOf, 200);
    }

    @Override
    public Verdict judge(EarningOccasion occasion) {
        return Verdict.of(occasion.facts().segments().stream().anyMatch(anyOf::contains));
    }

    @Override
    public String words() {
        return "segment one of " + anyOf;
    }
}
