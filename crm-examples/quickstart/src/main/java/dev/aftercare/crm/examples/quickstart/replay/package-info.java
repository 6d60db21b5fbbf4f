/**
 * The past happens again: {@link dev.aftercare.crm.examples.quickstart.replay.Replay} takes purchases and case steps in the order of
 * time, turns the clock by hand, and does with the library what the files say.
 */
@NullMarked
package dev.aftercare.crm.examples.quickstart.replay;

import org.jspecify.annotations.NullMarked;
