/**
 * The compatibility kit: proves that a storage adapter keeps every sentence of the contracts.
 *
 * <p>An adapter extends {@link dev.aftercare.crm.persistence.tck.CrmStorageContract} once, says how its storage is opened, and
 * runs the class as any test. Each store has a contract class of its own there, whose tests are named after the rules they
 * prove; then come tenancy, time, text, contention, round trips of generated records and a comparison with the reference
 * adapter, operation by operation. Every test works on tenants of its own, so all may share one database.
 */
package dev.aftercare.crm.persistence.tck;
