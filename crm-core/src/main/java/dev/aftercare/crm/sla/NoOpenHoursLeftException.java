package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.CrmException;

/**
 * A calendar has fewer open hours ahead than asked for: it holds nothing but exceptional days that are over, or the hours would
 * last beyond the years 1 to 9999. Calendars with weekly hours run out only in the latter way.
 */
public final class NoOpenHoursLeftException extends CrmException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param calendar the calendar's id
     */
    public NoOpenHoursLeftException(String calendar) {
        super("calendar " + calendar + " has not enough open hours left; add weekly hours or exceptional days");
    }
}
