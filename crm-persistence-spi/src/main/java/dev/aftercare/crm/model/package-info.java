/**
 * What all domains share: tenants, actors, money, idempotency keys, and the two exceptions every caller meets.
 *
 * <p>Start with {@link dev.aftercare.crm.model.InvalidInputException}, then the package of the domain at hand:
 * {@code customer}, {@code ticket}, {@code sla}, {@code loyalty}, {@code purchase}; {@code event}, {@code due} and
 * {@code document} hold what belongs to every domain. All records are immutable and check themselves when made.
 */
@NullMarked
package dev.aftercare.crm.model;

import org.jspecify.annotations.NullMarked;
