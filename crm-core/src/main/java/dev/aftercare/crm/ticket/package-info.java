/**
 * Tickets 工单: the matters that customers bring to the shop, on their way from receipt to follow-up.
 *
 * <p>Read {@link dev.aftercare.crm.ticket.TicketWorkflow} first: which {@link dev.aftercare.crm.ticket.TicketStep} is legal where, as
 * data. {@link dev.aftercare.crm.ticket.TicketCommand} is what can be asked of a ticket, {@link dev.aftercare.crm.ticket.TicketRules} decides it, purely, and
 * {@link dev.aftercare.crm.ticket.Tickets} is the service that a shop calls.
 * {@link dev.aftercare.crm.ticket.Conversation} is what the customer and the shop write to each other about it, and
 * {@link dev.aftercare.crm.ticket.TicketDueHandlers} does what nobody did in time.
 */
@NullMarked
package dev.aftercare.crm.ticket;

import org.jspecify.annotations.NullMarked;
