package dev.aftercare.crm.holiday;

import dev.aftercare.crm.model.Input;

/**
 * Something in a file that was passed over, for a person to look at.
 *
 * @param line the line of the file on which the event, or what is not in any event, begins; from 1
 * @param property what was not understood, such as {@code RRULE}
 * @param problem what about it, without repeating what the file says
 */
public record NotUnderstood(int line, String property, String problem) {

    /** Checks the parts. */
    public NotUnderstood {
        Input.within("notUnderstood.line", line, 1, Integer.MAX_VALUE);
        Input.text("notUnderstood.property", property, 100);
        Input.text("notUnderstood.problem", problem, 200);
    }
}
