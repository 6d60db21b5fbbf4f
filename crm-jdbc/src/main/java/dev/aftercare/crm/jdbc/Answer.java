package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.persistence.StorageException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rows that a question gives. Whoever wants them while the question waits has it sent. */
final class Answer<T> implements Supplier<List<T>> {

    private final Runnable sending;
    private @Nullable List<T> rows;
    private @Nullable StorageException refusal;

    Answer(Runnable sending) {
        this.sending = sending;
    }

    void is(List<T> found) {
        rows = found;
    }

    /** Kept for whoever wants the rows: it is no failure of what travels with the question. */
    void isRefused(StorageException unreadable) {
        refusal = unreadable;
    }

    @Override
    public List<T> get() {
        if (rows == null && refusal == null) {
            sending.run();
        }
        if (refusal != null) {
            throw refusal;
        }
        if (rows == null) {
            throw new IllegalStateException("the question was not sent");
        }
        return rows;
    }
}
