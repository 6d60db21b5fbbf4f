package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Input;
import java.util.List;
import java.util.function.Predicate;

/**
 * What is known of a policy in force when one is chosen.
 *
 * @param policy the policy, as {@code id@version}
 * @param calendar the id of its calendar
 * @param appliesTo to which tickets it applies
 * @param rank decides among equally specific policies: the greater wins
 */
public record PolicyEntry(String policy, String calendar, AppliesTo appliesTo, int rank) {

    /** Checks the parts. */
    public PolicyEntry {
        Input.code("entry.policy", policy, 120);
        Input.code("entry.calendar", calendar, 80);
        Input.present("entry.appliesTo", appliesTo);
    }

    static PolicyEntry of(SlaPolicy policy, long version) {
        return new PolicyEntry(policy.id() + "@" + version, policy.calendar(), policy.appliesTo(), policy.rank());
    }

    /** The id of the policy. */
    String id() {
        return policy.substring(0, policy.lastIndexOf('@'));
    }

    /** On how many dimensions it has a condition. */
    int conditions() {
        int count = 0;
        for (TraitDimension dimension : TraitDimension.values()) {
            count += appliesTo.values(dimension).isEmpty() ? 0 : 1;
        }
        return count;
    }

    /** How deep in the tree the nearest of its categories is that covers a ticket's; 0 without a condition on it. */
    int depth(TicketTraits traits) {
        List<String> named = appliesTo.values(TraitDimension.CATEGORY);
        return TraitDimension.CATEGORY.values(traits).stream()
                .filter(named::contains)
                .mapToInt(TraitDimension::depth)
                .max()
                .orElse(0);
    }

    /** Whether one of the values fits a condition. */
    static boolean fits(List<String> condition, List<String> values) {
        Predicate<String> named = condition::contains;
        return condition.isEmpty() || values.stream().anyMatch(named);
    }
}
