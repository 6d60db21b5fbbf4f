package dev.aftercare.crm.examples.adapter;

import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import jetbrains.exodus.ExodusException;
import jetbrains.exodus.InvalidSettingException;
import jetbrains.exodus.log.DataCorruptionException;

/** What the engine's errors mean to a caller. */
final class Failures {

    private Failures() {}

    static StorageException of(ExodusException failure) {
        if (failure instanceof DataCorruptionException) {
            return new StorageException(Reason.CORRUPT, "the log cannot be read", failure);
        }
        return failure instanceof InvalidSettingException
                ? new StorageException(Reason.UNSUPPORTED, "the log was written with other settings", failure)
                : new StorageException(
                        Reason.UNAVAILABLE,
                        "the engine failed: " + failure.getClass().getSimpleName(),
                        failure);
    }
}
