package dev.aftercare.crm.loyalty.condition;

import java.util.Set;

/**
 * The customer is in one of some tiers.
 *
 * @param anyOf the tiers, 1 to 1,000
 */
public record InTier(Set<String> anyOf) implements Condition {

    /** Checks the parts. */
    public InTier {
        anyOf = Codes.some("tier.anyOf", anyOf, 100);
    }

    @Override
    public Verdict judge(EarningOccasion occasion) {
        String tier = occasion.facts().tier();
        return tier == null ? Verdict.UNKNOWN : Verdict.of(anyOf.contains(tier));
    }

    @Override
    public String words() {
        return "tier one of " + anyOf;
    }
}
