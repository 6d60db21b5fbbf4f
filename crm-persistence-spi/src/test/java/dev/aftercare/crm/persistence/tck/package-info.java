/** The compatibility kit: proves that a storage adapter keeps every sentence of the contracts. */
package dev.aftercare.crm.persistence.tck;
