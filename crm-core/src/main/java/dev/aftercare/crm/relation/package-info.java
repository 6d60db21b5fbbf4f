/**
 * How tickets are related: merged and parted again, split, duplicates, parts of larger matters, and the purchases they are about.
 * {@link dev.aftercare.crm.relation.Relations} is the service that a shop calls.
 *
 * <p><b>A merge moves nothing.</b> The merged ticket ends at the stage {@code MERGED} and names the ticket in which the matter goes on; its
 * messages stay where they are, and {@link dev.aftercare.crm.relation.Threads} reads those of all tickets of a thread in one order. Copied messages
 * would have to be found and taken out again by an undo, would have two numbers and two histories, and whoever answered a copy would have
 * answered what is not there any more. As it is, undoing a merge is exact, in whatever order merges are undone and however far the other
 * ticket has gone on: the stage and the clocks that the merge set aside are put back, and nothing else was touched.
 *
 * <p><b>What happens to the rest of the merged ticket:</b>
 *
 * <ul>
 *   <li>Its clocks stop without a result, those of the other ticket go on. An undone merge never kept the customer from waiting: the clocks
 *       are what they were, and what was used up meanwhile is told by the next sweep.
 *   <li>A mandatory action that is open keeps it from being merged: a promise to the customer is not to vanish. Optional actions stay in its
 *       plan, and preventive ones have a life of their own anyway.
 *   <li>Tasks of departments and after-sales requests go on where they are, and can be ended; new ones are refused and have to be given to the
 *       other ticket. A parcel that it waits for, and that comes in while it is merged, ends its wait once the merge is undone.
 *   <li>Open children keep it from being merged. For its own parent it counts as closed.
 *   <li>Every other command is refused with {@link dev.aftercare.crm.ticket.MergedAway}, which names where the matter goes on.
 * </ul>
 *
 * <p><b>A link decides on the whole line above it.</b> Whether there is a circle, and how many levels there are, depends on every ticket from
 * the parent to the root. So all of them are written, with the version that was read first: of two links that would be wrong together,
 * wherever in the line they are, one is given again and then refused.
 */
@NullMarked
package dev.aftercare.crm.relation;

import org.jspecify.annotations.NullMarked;
