package dev.aftercare.crm.examples.adapter;

import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** What the stores answer instead of changing something. */
final class Refusal {

    private Refusal() {}

    static void duplicateUnless(boolean isNew, String what) {
        if (!isNew) {
            throw new StorageException(Reason.DUPLICATE, what + " exists already");
        }
    }

    static void conflictUnless(boolean isNew, String what) {
        if (!isNew) {
            throw new StorageException(Reason.CONFLICT, what + " exists already");
        }
    }

    /** A caller that numbers versions wrongly is a defect. */
    static void constraintUnless(boolean holds, String rule) {
        if (!holds) {
            throw new StorageException(Reason.CONSTRAINT, rule);
        }
    }

    /** Of what is stored now, the version that must be there. */
    static <T> T conflictUnless(long expected, Optional<T> stored, ToLongFunction<T> version, String what) {
        return stored.filter(record -> version.applyAsLong(record) == expected)
                .orElseThrow(
                        () -> new StorageException(Reason.CONFLICT, what + " is not stored with version " + expected));
    }
}
