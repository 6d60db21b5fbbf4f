package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.sla.SlaClock;

/** What became of a clock. */
public enum Outcome {
    /** It was stopped in time. */
    MET,
    /** It was too late, stopped or not, noticed or not. */
    BREACHED,
    /** It still has time, running or paused. */
    RUNNING,
    /** It ended while it still had time, without having been stopped. */
    ABANDONED;

    /** The outcome of a clock whose breach, if it is late, is marked. */
    static Outcome of(SlaClock clock, boolean ended) {
        if (clock.isBreached()) {
            return BREACHED;
        }
        if (clock.isStopped()) {
            return MET;
        }
        return ended ? ABANDONED : RUNNING;
    }
}
