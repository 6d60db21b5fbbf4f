package dev.aftercare.crm.holiday;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/**
 * The holidays of a country or region as the library Jollyday knows them. It is an optional dependency: a shop that uses this class
 * adds {@code de.focus-shift:jollyday-core} and {@code de.focus-shift:jollyday-jaxb} 2.x; all others carry nothing. Jollyday has no
 * make-up days, and not every country; China's holidays, which are decreed from year to year, come from a file or a list.
 *
 * @param country the code of the country, such as {@code de}, in upper or lower case
 * @param regions from the largest to the smallest, such as {@code by} and {@code mu}; none for what holds in the whole country
 * @param language the language of the names; where Jollyday lacks it, another one
 * @param bankHolidays whether days on which only banks are closed count, too
 */
public record JollydayHolidays(String country, List<String> regions, Locale language, boolean bankHolidays) {

    /**
     * Checks and copies the parts.
     *
     * @throws InvalidInputException if Jollyday does not know the country or a region
     */
    public JollydayHolidays {
        country = Input.code("holidays.country", country, 30).toLowerCase(Locale.ROOT);
        regions = List.copyOf(Input.atMost("holidays.regions", regions, 10));
        Input.present("holidays.language", language);
        if (!HolidayManager.getSupportedCalendarCodes().contains(country.toUpperCase(Locale.ROOT))) {
            throw new InvalidInputException("holidays.country", "is not known", "the code of a country in Jollyday");
        }
        CalendarHierarchy place = manager(country).getCalendarHierarchy();
        for (String region : regions) {
            place = place.getChildren().get(region);
            if (place == null) {
                throw new InvalidInputException(
                        "holidays.regions", "are not known", "codes that Jollyday knows, each within the one before");
            }
        }
    }

    /**
     * The public holidays of some years, on the dates on which they are observed.
     *
     * @param firstYear the first year
     * @param lastYear the last year, included
     * @return the dates and their names; where several fall on one date, their names with commas between
     */
    public SortedMap<LocalDate, String> in(int firstYear, int lastYear) {
        NamedDates dates = new NamedDates(firstYear, lastYear);
        HolidayManager manager = manager(country);
        for (int year = firstYear; year <= lastYear; year++) {
            manager.getHolidays(Year.of(year), regions.toArray(String[]::new)).stream()
                    .filter(this::counts)
                    .sorted()
                    .forEach(holiday -> dates.add(holiday.getDate(), holiday.getDescription(language)));
        }
        return dates.names();
    }

    private boolean counts(Holiday holiday) {
        return holiday.getType() == HolidayType.PUBLIC_HOLIDAY
                || (bankHolidays && holiday.getType() == HolidayType.BANK_HOLIDAY);
    }

    private static HolidayManager manager(String country) {
        return HolidayManager.getInstance(ManagerParameters.create(country));
    }
}
