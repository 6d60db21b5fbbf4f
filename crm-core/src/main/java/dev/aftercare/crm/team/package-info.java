/**
 * The team: agents with departments, skills, languages and shifts, and which of them gets a ticket.
 *
 * <p>{@link dev.aftercare.crm.team.Team} is the service; {@link dev.aftercare.crm.team.AssignmentRules} choose, purely, by the shop's
 * {@link dev.aftercare.crm.team.AssignmentPolicy}, and say of each agent why or why not.
 * {@link dev.aftercare.crm.team.Tasks} are what departments ask of each other inside tickets; {@link dev.aftercare.crm.team.TaskRules}
 * decide on them.
 */
@NullMarked
package dev.aftercare.crm.team;

import org.jspecify.annotations.NullMarked;
