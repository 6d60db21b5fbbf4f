package dev.aftercare.crm.sla;

import dev.aftercare.crm.document.VersionedDocuments;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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
     * Reads calendars in force at once.
     *
     * @param unit where
     * @param ids which, at most {@value dev.aftercare.crm.persistence.PageRequest#MAX_LIMIT}
     * @return those that there are, by their ids
     */
    public static Map<String, BusinessCalendar> inForce(UnitOfWork unit, Collection<String> ids) {
        return StoredPromises.CALENDARS.inForce(unit, ids).stream()
                .collect(Collectors.toMap(VersionedDocuments.Version::id, VersionedDocuments.Version::value));
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
