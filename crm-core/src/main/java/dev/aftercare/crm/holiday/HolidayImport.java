package dev.aftercare.crm.holiday;

import dev.aftercare.crm.model.Input;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a file of holidays says, and what of it was not understood.
 *
 * @param holidays the dates and their names; where several fall on one date, their names with commas between
 * @param notUnderstood what was passed over, in the order of the file; empty if nothing was
 */
public record HolidayImport(SortedMap<LocalDate, String> holidays, List<NotUnderstood> notUnderstood) {

    /** Copies the parts. */
    public HolidayImport {
        holidays = Collections.unmodifiableSortedMap(new TreeMap<>(Input.present("import.holidays", holidays)));
        notUnderstood = List.copyOf(Input.present("import.notUnderstood", notUnderstood));
    }
}
