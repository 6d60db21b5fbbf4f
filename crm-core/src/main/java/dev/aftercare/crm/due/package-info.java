/**
 * What must happen at an instant: {@link dev.aftercare.crm.due.DueRunner} claims due entries and gives each to the
 * {@link dev.aftercare.crm.due.DueHandler} of its kind, exactly once over any number of nodes.
 */
@NullMarked
package dev.aftercare.crm.due;

import org.jspecify.annotations.NullMarked;
