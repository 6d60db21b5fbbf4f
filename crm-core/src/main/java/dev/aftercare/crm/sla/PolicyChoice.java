package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Input;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which policy applies to a ticket, and why no other does.
 *
 * @param traits what it was chosen by
 * @param chosen the policy that applies; null if none does
 * @param losers all others, those with the most conditions first
 */
public record PolicyChoice(TicketTraits traits, @Nullable PolicyEntry chosen, List<Loser> losers) {

    /** Copies the list. */
    public PolicyChoice {
        Input.present("choice.traits", traits);
        losers = List.copyOf(losers);
    }

    /** Why a policy was not chosen. */
    public enum Reason {
        /** The ticket does not fit its conditions. */
        DOES_NOT_APPLY("does not apply"),
        /** The chosen one has conditions on more dimensions. */
        FEWER_CONDITIONS("has fewer conditions"),
        /** The chosen one names a category nearer to the ticket's. */
        CATEGORY_LESS_DEEP("names a category further up the tree, or none"),
        /** The chosen one is as specific and has a greater rank. */
        LOWER_RANK("is as specific, but lower in rank");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    /**
     * A policy that was not chosen.
     *
     * @param policy the policy, as {@code id@version}
     * @param reason why
     * @param unfit the dimensions on which the ticket does not fit its conditions
     */
    public record Loser(String policy, Reason reason, List<TraitDimension> unfit) {

        /** Copies the list. */
        public Loser {
            unfit = List.copyOf(unfit);
        }

        /**
         * Why, in words.
         *
         * @return for example {@code vip@3 does not apply: tier, channel}
         */
        public String sentence() {
            String dimensions = unfit.stream()
                    .map(dimension -> dimension.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                    .collect(Collectors.joining(", "));
            return policy + " " + reason.words + (unfit.isEmpty() ? "" : ": " + dimensions);
        }
    }
}
