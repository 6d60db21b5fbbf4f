package dev.aftercare.crm.loyalty.condition;

import java.util.Set;

/**
 * A code came with the order.
 *
 * @param anyOf the codes, 1 to 1,000, compared character by character
 */
public record WithCode(Set<String> anyOf) implements Condition {

    /** Checks the parts. */
    public WithCode {
        anyOf = Codes.some("code.anyOf", anyOf, 100);
    }

    @Override
    public Verdict judge(EarningOccasion occasion) {
        return Verdict.of(occasion.facts().codes().stream().anyMatch(anyOf::contains));
    }

    @Override
    public String words() {
        return "one of " + anyOf.size() + " codes";
    }
}
