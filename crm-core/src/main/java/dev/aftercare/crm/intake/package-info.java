/**
 * Messages that reach the shop by its channels, and their way to a ticket: {@code MessageIntake} is where to begin,
 * {@code IncomingMessage} is what a channel hands in, {@code IntakePolicy} is what the shop decides. {@code AutomationRules} recognise what
 * no person wrote, {@code ThreadRules} find the ticket that a message belongs to.
 */
@NullMarked
package dev.aftercare.crm.intake;

import org.jspecify.annotations.NullMarked;
