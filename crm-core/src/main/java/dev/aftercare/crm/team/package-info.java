/**
 * The team: agents with departments, skills, languages and shifts, and which of them gets a ticket.
 *
 * <p>{@link dev.aftercare.crm.team.Team} is the service; {@link dev.aftercare.crm.team.AssignmentRules} choose, purely, by the shop's
 * {@link dev.aftercare.crm.team.AssignmentPolicy}, and say of each agent why or why not.
 */
@NullMarked
package dev.aftercare.crm.team;

import org.jspecify.annotations.NullMarked;
