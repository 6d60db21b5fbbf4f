/**
 * What a desk needs to work on many tickets with many people: {@code SavedViews} keeps queries under names, {@code Presence} says who looks
 * at a ticket or writes in it, {@code BulkSteps} takes one step on many tickets. {@code Queues} leads to them.
 */
@NullMarked
package dev.aftercare.crm.queue;

import org.jspecify.annotations.NullMarked;
