/**
 * What a storage adapter implements.
 *
 * <p>Read {@link dev.aftercare.crm.persistence.CrmStorage} first, then {@link dev.aftercare.crm.persistence.UnitOfWork},
 * which states what all stores keep to, then the stores. {@code persistence.memory} is the reference adapter,
 * {@code persistence.json} turns records into the payloads that adapters keep, and the compatibility kit in this module's
 * test-jar ({@code persistence.tck}) proves an adapter right.
 */
@NullMarked
package dev.aftercare.crm.persistence;

import org.jspecify.annotations.NullMarked;
