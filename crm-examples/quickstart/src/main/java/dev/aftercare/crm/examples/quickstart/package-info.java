/**
 * The main job: {@link dev.aftercare.crm.examples.quickstart.Main} is the command line,
 * {@link dev.aftercare.crm.examples.quickstart.Quickstart} the job itself, from top to bottom.
 */
@NullMarked
package dev.aftercare.crm.examples.quickstart;

import org.jspecify.annotations.NullMarked;
