package dev.aftercare.crm.examples.adapter;

import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** What the engine's errors mean to a caller. */
final class Failures {

    private Failures() {}

    static StorageException of(MVStoreException failure) {
        int code = failure.getErrorCode();
        return switch (code) {
            case DataUtils.ERROR_FILE_CORRUPT,
                    DataUtils.ERROR_CHUNK_NOT_FOUND,
                    DataUtils.ERROR_BLOCK_NOT_FOUND,
                    DataUtils.ERROR_SERIALIZATION ->
                new StorageException(Reason.CORRUPT, "the file cannot be read, code " + code, failure);
            case DataUtils.ERROR_UNSUPPORTED_FORMAT ->
                new StorageException(Reason.UNSUPPORTED, "the file has another format, code " + code, failure);
            default -> new StorageException(Reason.UNAVAILABLE, "the engine failed, code " + code, failure);
        };
    }
}
