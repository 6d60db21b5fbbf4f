package dev.aftercare.crm.command;

import dev.aftercare.crm.persistence.StorageException;

/** Two commands that make the same record at once: the second is run again, and then finds what the first has made. */
public final class Twins {

    private Twins() {}

    /**
     * Inserts a record, and turns a duplicate into a conflict.
     *
     * @param what what sort of record, for the message; not personal
     * @param insert inserts it
     * @throws StorageException {@code CONFLICT} if a twin made the record first, so that the {@link CommandRunner} runs the work
     *     again
     */
    public static void orRetry(String what, Runnable insert) {
        try {
            insert.run();
        } catch (StorageException e) {
            if (e.reason() == StorageException.Reason.DUPLICATE) {
                throw new StorageException(
                        StorageException.Reason.CONFLICT, "a twin made the same " + what + " and was faster", e);
            }
            throw e;
        }
    }
}
