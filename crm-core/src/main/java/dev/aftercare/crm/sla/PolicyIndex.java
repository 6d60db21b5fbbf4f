package dev.aftercare.crm.sla;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.aftercare.crm.model.Input;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The policies in force, and which of them applies to a ticket.
 *
 * <p><b>The most specific wins.</b> Of the policies all of whose conditions a ticket fits, that one is chosen which comes first by
 *
 * <ol>
 *   <li>the number of dimensions on which it has a condition (see {@link TraitDimension}): the more, the more specific; how many values a
 *       condition allows does not matter;
 *   <li>the depth of the nearest of its categories that covers the ticket's: {@code logistics/damage} beats {@code logistics}, and that
 *       beats no condition on categories at all;
 *   <li>its rank, the greater first.
 * </ol>
 *
 * <p>Two policies that are equal in all three for some ticket are a {@link PolicyTie}; a set that has one is never stored.
 *
 * <p>Each value of each dimension has the set of policies that allow it, so that a choice is a handful of intersections, whatever the
 * number of policies. Immutable and safe for use by several threads.
 */
public final class PolicyIndex {

    /** No policies. */
    public static final PolicyIndex EMPTY = new PolicyIndex(List.of());

    /** The most policies of a shop. */
    public static final int MAX_POLICIES = 10_000;

    private static final Comparator<PolicyEntry> ORDER =
            Comparator.comparing(PolicyEntry::conditions).reversed().thenComparing(PolicyEntry::policy);

    private final List<PolicyEntry> entries;
    private final int[] conditions;
    private final Map<TraitDimension, BitSet> without = new EnumMap<>(TraitDimension.class);
    private final Map<TraitDimension, Map<String, BitSet>> allowing = new EnumMap<>(TraitDimension.class);

    private PolicyIndex(List<PolicyEntry> all) {
        List<PolicyEntry> sorted = new ArrayList<>(all);
        sorted.sort(ORDER);
        entries = List.copyOf(sorted);
        conditions = entries.stream().mapToInt(PolicyEntry::conditions).toArray();
        for (TraitDimension dimension : TraitDimension.values()) {
            BitSet unconditional = new BitSet(entries.size());
            Map<String, BitSet> byValue = new HashMap<>();
            for (int i = 0; i < entries.size(); i++) {
                List<String> values = entries.get(i).appliesTo().values(dimension);
                unconditional.set(i, values.isEmpty());
                for (String value : values) {
                    byValue.computeIfAbsent(value, key -> new BitSet()).set(i);
                }
            }
            without.put(dimension, unconditional);
            allowing.put(dimension, byValue);
        }
    }

    /**
     * An index of policies.
     *
     * @param entries the policies, at most {@value #MAX_POLICIES}
     * @return the index
     */
    @JsonCreator
    public static PolicyIndex of(List<PolicyEntry> entries) {
        return new PolicyIndex(Input.atMost("policies", entries, MAX_POLICIES));
    }

    /**
     * What is stored of it.
     *
     * @return the policies, the ones with the most conditions first
     */
    @JsonValue
    public List<PolicyEntry> entries() {
        return entries;
    }

    /**
     * The policy that applies to a ticket.
     *
     * @param traits what sort of ticket
     * @return the most specific; empty if none applies
     */
    public Optional<PolicyEntry> choose(TicketTraits traits) {
        BitSet fitting = fitting(traits);
        int best = fitting.nextSetBit(0);
        if (best < 0) {
            return Optional.empty();
        }
        for (int i = fitting.nextSetBit(best + 1);
                i >= 0 && conditions[i] == conditions[best];
                i = fitting.nextSetBit(i + 1)) {
            if (beats(entries.get(i), entries.get(best), traits)) {
                best = i;
            }
        }
        return Optional.of(entries.get(best));
    }

    /**
     * The policy that applies to a ticket, and why the others do not.
     *
     * @param traits what sort of ticket
     * @return the choice
     */
    public PolicyChoice explain(TicketTraits traits) {
        PolicyEntry chosen = choose(traits).orElse(null);
        List<PolicyChoice.Loser> losers = entries.stream()
                .filter(entry -> !entry.equals(chosen))
                .map(entry -> lost(entry, chosen, traits))
                .toList();
        return new PolicyChoice(traits, chosen, losers);
    }

    /**
     * Policies between which nobody could decide.
     *
     * @return the pairs, at most {@value PolicyTie#MAX_PAIRS}
     */
    public List<PolicyTie.Pair> ties() {
        List<PolicyTie.Pair> pairs = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            PolicyEntry entry = entries.get(i);
            BitSet meeting = meeting(entry);
            for (int j = meeting.nextSetBit(i + 1); j >= 0; j = meeting.nextSetBit(j + 1)) {
                boolean undecided = conditions[i] == conditions[j]
                        && entry.rank() == entries.get(j).rank();
                if (undecided && pairs.size() < PolicyTie.MAX_PAIRS) {
                    pairs.add(new PolicyTie.Pair(entry.id(), entries.get(j).id()));
                }
            }
        }
        return List.copyOf(pairs);
    }

    /** Policies that some ticket fits together with another one, at the same depth of the tree. A customer can be in all segments. */
    private BitSet meeting(PolicyEntry entry) {
        BitSet meeting = new BitSet(entries.size());
        meeting.set(0, entries.size());
        for (TraitDimension dimension : TraitDimension.values()) {
            List<String> values = entry.appliesTo().values(dimension);
            boolean isCategory = dimension == TraitDimension.CATEGORY;
            if (dimension != TraitDimension.SEGMENT && (isCategory || !values.isEmpty())) {
                boolean unconditional = !isCategory || values.isEmpty();
                BitSet allowed =
                        unconditional ? (BitSet) get(without, dimension).clone() : new BitSet();
                values.forEach(value -> allowed.or(
                        Input.present("values", get(allowing, dimension).get(value))));
                meeting.and(allowed);
            }
        }
        return meeting;
    }

    private BitSet fitting(TicketTraits traits) {
        BitSet fitting = new BitSet(entries.size());
        fitting.set(0, entries.size());
        for (TraitDimension dimension : TraitDimension.values()) {
            BitSet unconditional = get(without, dimension);
            Map<String, BitSet> byValue = get(allowing, dimension);
            if (!byValue.isEmpty()) {
                BitSet allowed = (BitSet) unconditional.clone();
                for (String value : dimension.values(traits)) {
                    BitSet some = byValue.get(value);
                    if (some != null) {
                        allowed.or(some);
                    }
                }
                fitting.and(allowed);
            }
        }
        return fitting;
    }

    private static <T> T get(Map<TraitDimension, T> map, TraitDimension dimension) {
        return Input.present("dimension", map.get(dimension));
    }

    private static boolean beats(PolicyEntry one, PolicyEntry other, TicketTraits traits) {
        int depth = Integer.compare(one.depth(traits), other.depth(traits));
        return depth != 0 ? depth > 0 : one.rank() > other.rank();
    }

    private static PolicyChoice.Loser lost(PolicyEntry entry, @Nullable PolicyEntry chosen, TicketTraits traits) {
        List<TraitDimension> unfit = new ArrayList<>();
        for (TraitDimension dimension : TraitDimension.values()) {
            if (!PolicyEntry.fits(entry.appliesTo().values(dimension), dimension.values(traits))) {
                unfit.add(dimension);
            }
        }
        if (!unfit.isEmpty() || chosen == null) {
            return new PolicyChoice.Loser(entry.policy(), PolicyChoice.Reason.DOES_NOT_APPLY, unfit);
        }
        PolicyChoice.Reason reason = entry.conditions() < chosen.conditions()
                ? PolicyChoice.Reason.FEWER_CONDITIONS
                : entry.depth(traits) < chosen.depth(traits)
                        ? PolicyChoice.Reason.CATEGORY_LESS_DEEP
                        : PolicyChoice.Reason.LOWER_RANK;
        return new PolicyChoice.Loser(entry.policy(), reason, List.of());
    }
}
