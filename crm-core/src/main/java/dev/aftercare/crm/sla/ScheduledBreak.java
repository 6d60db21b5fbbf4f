package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Input;

/**
 * A break on one date: within it the shop is closed, whatever the week, an exceptional day or the night shift of the date before
 * say. A lunch break of every day needs none: it is what lies between two stretches of the week.
 *
 * @param name why, at most 200 characters
 * @param hours from when until when, by the wall clock of the date; it may run over midnight
 */
public record ScheduledBreak(String name, OpeningHours hours) {

    /** Checks the parts. */
    public ScheduledBreak {
        Input.text("calendar.breaks.name", name, 200);
        Input.present("calendar.breaks.hours", hours);
    }
}
