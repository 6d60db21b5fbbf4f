package dev.aftercare.crm.ticket;

import dev.aftercare.crm.model.Input;

/**
 * What the shop decided about how tickets are related.
 *
 * @param acrossCustomers whether tickets of two customers can be merged: their messages are read together from then on
 * @param levels how many levels of children a ticket can have, 1 to {@value #MAX_LEVELS}; trees that are deeper already stay
 */
public record RelationPolicy(boolean acrossCustomers, int levels) {

    /** The most levels that a shop can allow. */
    public static final int MAX_LEVELS = 10;

    /** Merges only tickets of one customer, and allows two levels of children. */
    public static final RelationPolicy DEFAULT = new RelationPolicy(false, 2);

    /** Checks the parts. */
    public RelationPolicy {
        Input.within("relations.levels", levels, 1, MAX_LEVELS);
    }

    /**
     * The same policy with or without merges across customers.
     *
     * @param allowed whether tickets of two customers can be merged
     * @return the policy
     */
    public RelationPolicy withAcrossCustomers(boolean allowed) {
        return new RelationPolicy(allowed, levels);
    }

    /**
     * The same policy with another depth.
     *
     * @param most how many levels of children a ticket can have
     * @return the policy
     */
    public RelationPolicy withLevels(int most) {
        return new RelationPolicy(acrossCustomers, most);
    }
}
