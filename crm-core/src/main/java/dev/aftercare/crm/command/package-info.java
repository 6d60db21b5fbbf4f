/**
 * The path of one command; it is the same for every domain.
 *
 * <p>A service hands its work to the {@link dev.aftercare.crm.command.CommandRunner}, which opens the transaction, keeps the
 * idempotency contract and repeats the work after a conflict. The work loads, lets a pure rule make a
 * {@link dev.aftercare.crm.command.Decision}, and stores what was decided through its
 * {@link dev.aftercare.crm.command.CommandContext}.
 */
@NullMarked
package dev.aftercare.crm.command;

import org.jspecify.annotations.NullMarked;
