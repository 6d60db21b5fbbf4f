/** Service levels: the clocks that a ticket carries. Calendars, policies and arithmetic are rules, not storage. */
@NullMarked
package dev.aftercare.crm.model.sla;

import org.jspecify.annotations.NullMarked;
