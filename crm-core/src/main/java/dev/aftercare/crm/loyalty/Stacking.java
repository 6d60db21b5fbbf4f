package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * How a rule goes together with others that apply. The base rates of a programme are of the group {@value #BASE}, so that a rule of that
 * group stands in for them. A rule whose own caps leave nothing shuts no other out.
 *
 * @param group of the rules of a group only one applies; null if the rule goes together with all
 * @param choice which one of the group; the same in all its rules
 * @param last whether no rule after this one applies, if it does; only without a group
 */
public record Stacking(@Nullable String group, Choice choice, boolean last) {

    /** The group of the base rates. */
    public static final String BASE = "base";

    /** Which rule of a group applies. */
    public enum Choice {
        /** The first in the order of priority. */
        FIRST,
        /** The one by which the most is given, the caps of each rule kept; the first of equals. */
        BEST
    }

    /** Goes together with all other rules. */
    public static final Stacking WITH_ALL = new Stacking(null, Choice.FIRST, false);

    /** Goes together with the rules before it, and ends the list. */
    public static final Stacking LAST = new Stacking(null, Choice.FIRST, true);

    /** Checks the parts. */
    public Stacking {
        if (group != null) {
            Input.code("stacking.group", group, 60);
        }
        Input.present("stacking.choice", choice);
        if (last && group != null) {
            throw new InvalidInputException("stacking.last", "is said of a rule of a group", "a rule without a group");
        }
    }

    /**
     * Only the first of a group.
     *
     * @param group the group
     * @return the stacking
     */
    public static Stacking firstOf(String group) {
        return new Stacking(Input.present("stacking.group", group), Choice.FIRST, false);
    }

    /**
     * Only the best of a group.
     *
     * @param group the group
     * @return the stacking
     */
    public static Stacking bestOf(String group) {
        return new Stacking(Input.present("stacking.group", group), Choice.BEST, false);
    }
}
