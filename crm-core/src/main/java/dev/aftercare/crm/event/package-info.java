/**
 * What happened, told onwards: to {@link dev.aftercare.crm.event.CrmListener listeners} in this process after the commit, to
 * other systems by {@link dev.aftercare.crm.event.Events#handOver}, and to people as histories and timelines.
 */
@NullMarked
package dev.aftercare.crm.event;

import org.jspecify.annotations.NullMarked;
