package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;

/** What the stores answer instead of changing something. */
final class Refusal {

    private Refusal() {}

    static StorageException duplicate(String what) {
        return new StorageException(Reason.DUPLICATE, what + " exists already");
    }

    static StorageException taken(String what) {
        return new StorageException(Reason.CONFLICT, what + " is stored already");
    }

    static StorageException conflict(String what, long expected) {
        return new StorageException(Reason.CONFLICT, what + " is not stored with version " + expected);
    }

    /** A caller that numbers versions wrongly is a defect, found here rather than in a shop's database. */
    static void unless(boolean condition, String rule) {
        if (!condition) {
            throw new StorageException(Reason.CONSTRAINT, rule);
        }
    }

    static void unlessFirst(long version, String what) {
        unless(version == 1, "a new " + what + " has version 1");
    }

    static void unlessLater(long version, long expected, String what) {
        unless(version > expected, "a changed " + what + " has a higher version");
    }
}
