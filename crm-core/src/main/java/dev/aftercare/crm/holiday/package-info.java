/**
 * Holidays from elsewhere, by date and name, ready for {@code BusinessCalendarBuilder.holidays}: from iCalendar files by
 * {@link dev.aftercare.crm.holiday.ICalendarHolidays}, from the Jollyday library, which is optional, by
 * {@link dev.aftercare.crm.holiday.JollydayHolidays}. Both are asked for certain years and hold no rule beyond them, so that a
 * calendar says what it knows; a shop imports again when a year comes near.
 */
@NullMarked
package dev.aftercare.crm.holiday;

import org.jspecify.annotations.NullMarked;
