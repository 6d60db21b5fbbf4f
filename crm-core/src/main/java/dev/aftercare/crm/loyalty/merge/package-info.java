/**
 * Merging customers' loyalty, and undoing it: {@link dev.aftercare.crm.loyalty.merge.LoyaltyMerges} moves points, levels and credit
 * of one customer to another, and {@link dev.aftercare.crm.loyalty.merge.MergeDesk} does so within a command of somebody else.
 */
@NullMarked
package dev.aftercare.crm.loyalty.merge;

import org.jspecify.annotations.NullMarked;
