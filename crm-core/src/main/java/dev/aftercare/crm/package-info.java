/**
 * The facade. Begin with {@link dev.aftercare.crm.Crm}: it is built once, and its {@link dev.aftercare.crm.Shop} gives the
 * services of one tenant.
 */
@NullMarked
package dev.aftercare.crm;

import org.jspecify.annotations.NullMarked;
