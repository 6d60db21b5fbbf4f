package dev.aftercare.crm.persistence.json;

import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/**
 * Reports a payload that cannot be read. Jackson's messages quote what they read, which may be personal, so they are left out;
 * what a record's own checks say is not, and stays.
 */
final class Corrupt {

    private Corrupt() {}

    static StorageException because(String what, @Nullable RuntimeException failure) {
        if (failure instanceof StorageException known) {
            return known;
        }
        InvalidInputException check = check(failure);
        String reason = check == null ? "" : ": " + check.getMessage();
        return new StorageException(
                Reason.CORRUPT, "the stored " + what + " cannot be read" + place(failure) + reason, check);
    }

    private static @Nullable InvalidInputException check(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidInputException invalid) {
                return invalid;
            }
        }
        return null;
    }

    private static String place(@Nullable RuntimeException failure) {
        if (!(failure instanceof JacksonException json)) {
            return "";
        }
        TokenStreamLocation at = json.getLocation();
        String where = at == null || at.getCharOffset() < 0 ? "" : " near character " + at.getCharOffset();
        return where + " (" + json.getClass().getSimpleName() + ")";
    }
}
