/** Proves the compatibility kit: each {@code Fault} breaks the reference adapter in one way, and the kit must say so. */
package dev.aftercare.crm.persistence.kit;
