package dev.aftercare.crm.sla;

import dev.aftercare.crm.document.VersionedDocuments;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.Optional;

/** The calendars of a tenant, read as part of a command. */
public final class DefinedCalendars {

    private DefinedCalendars() {}

    /**
     * Reads the calendar in force.
     *
     * @param unit where
     * @param id which
     * @return the calendar, or empty
     */
    public static Optional<BusinessCalendar> inForce(UnitOfWork unit, String id) {
        return StoredPromises.CALENDARS.inForce(unit, id).map(VersionedDocuments.Version::value);
    }

    /**
     * Reads the calendar in force, on which something rests; calendars are never taken away.
     *
     * @param unit where
     * @param id which
     * @return the calendar
     * @throws dev.aftercare.crm.persistence.StorageException {@code CORRUPT} if there is none
     */
    public static BusinessCalendar required(UnitOfWork unit, String id) {
        return StoredPromises.CALENDARS.required(unit, id).value();
    }
}
