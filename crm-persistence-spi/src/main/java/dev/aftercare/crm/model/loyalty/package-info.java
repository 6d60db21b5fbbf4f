/**
 * Points: a {@link dev.aftercare.crm.model.loyalty.PointsAccount} with its open lots, and the append-only
 * {@link dev.aftercare.crm.model.loyalty.PointsEntry entries} it is the sum of.
 */
@NullMarked
package dev.aftercare.crm.model.loyalty;

import org.jspecify.annotations.NullMarked;
