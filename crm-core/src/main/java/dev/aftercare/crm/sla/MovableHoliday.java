package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;

/**
 * A holiday that comes every year on a day of the week: the fourth Thursday of November, the last Monday of May.
 *
 * @param month in which month; in JSON its number, as in a date
 * @param place which of the month's days of that name: 1 to 4 from its beginning, -1 to -4 from its end
 * @param day on which day of the week
 * @param name the holiday's name, at most 200 characters
 */
public record MovableHoliday(Month month, int place, DayOfWeek day, String name) {

    /** Checks the parts. */
    public MovableHoliday {
        Input.present("calendar.movableHolidays.month", month);
        if (place == 0 || place < -4 || place > 4) {
            throw new InvalidInputException(
                    "calendar.movableHolidays.place",
                    "is out of range",
                    "1 to 4 from the beginning, -1 to -4 from the end");
        }
        Input.present("calendar.movableHolidays.day", day);
        Input.text("calendar.movableHolidays.name", name, 200);
    }

    /**
     * The date of the holiday in one year.
     *
     * @param year which
     * @return the date
     */
    public LocalDate in(int year) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(place, day));
    }
}
