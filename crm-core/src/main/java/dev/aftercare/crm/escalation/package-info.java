/**
 * Warnings before a target is used up, and what is done once it is. Read in this order:
 *
 * <ol>
 *   <li>An {@link dev.aftercare.crm.sla.EscalationLadder}, part of a policy, says which rungs there are and what each asks for;
 *       {@link dev.aftercare.crm.sla.EscalationRules} say when a clock comes to them.
 *   <li>{@link dev.aftercare.crm.ticket.TicketEscalationRules} note on the ticket what was reached, once per round.
 *   <li>{@code EscalationSweep} does what reached rungs ask for, {@code RungActions} one after the other; notifications that come while
 *       the shop is closed wait for its opening with {@code Digests}, calls of the host's hooks for the commit with {@code HookCalls}.
 *   <li>{@link dev.aftercare.crm.escalation.Escalations} is the service: snoozes, and what is to come.
 * </ol>
 */
@NullMarked
package dev.aftercare.crm.escalation;

import org.jspecify.annotations.NullMarked;
