package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.util.List;

/**
 * A day with hours of its own, whatever the week or a holiday says: a Saturday that works 调休, a half day, a long evening.
 *
 * @param name why, at most 200 characters
 * @param hours when the shop is open, in order; at least one stretch. A day without any is a holiday
 */
public record ExceptionalDay(String name, List<OpeningHours> hours) {

    /** Checks the parts, and puts the hours in order. */
    public ExceptionalDay {
        Input.text("calendar.exceptionalDays.name", name, 200);
        hours = CalendarCheck.ordered("calendar.exceptionalDays.hours", hours);
        if (hours.isEmpty()) {
            throw new InvalidInputException(
                    "calendar.exceptionalDays.hours", "are missing", "at least one stretch; a closed day is a holiday");
        }
    }
}
