/**
 * The matters that customers bring to the shop.
 *
 * <p>{@link dev.aftercare.crm.model.ticket.Ticket} is the aggregate, nested by concern in the order of the six steps:
 * intake, confirmation, analysis and plan, resolution, feedback, follow-up.
 * {@link dev.aftercare.crm.model.ticket.TicketEvent} is what happens to it.
 */
@NullMarked
package dev.aftercare.crm.model.ticket;

import org.jspecify.annotations.NullMarked;
