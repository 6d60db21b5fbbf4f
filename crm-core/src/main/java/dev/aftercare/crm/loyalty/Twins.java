package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.persistence.StorageException;

/** Two commands that make the same record at once: the second is run again, and then finds what the first has made. */
final class Twins {

    private Twins() {}

    static void orRetry(String what, Runnable insert) {
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
