/**
 * The reference adapter: keeps records in the memory of this process, for tests, trials and as the measure for other adapters.
 *
 * <p>{@link dev.aftercare.crm.persistence.memory.InMemoryStorage} is the entry. Behind it, a {@code Transaction} knows how to take
 * back what it changed, a {@code Tenant} holds the tables of one shop and the lock that lets its transactions pass one by
 * one, and there is one class for each store.
 */
@NullMarked
package dev.aftercare.crm.persistence.memory;

import org.jspecify.annotations.NullMarked;
