package dev.aftercare.crm.command;

import java.util.UUID;

/** Makes the ids of new records. Safe for use by several threads. */
@FunctionalInterface
public interface IdGenerator {

    /**
     * A new id.
     *
     * @return a UUID that was never returned before; time-ordered ones keep indexes compact
     */
    UUID next();
}
