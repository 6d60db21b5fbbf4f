package dev.aftercare.crm.loyalty.store;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.persistence.StorageException;
import java.util.Optional;
import java.util.function.Function;

/**
 * One document that many commands change at once. Whoever finds that another was faster reads again within the transaction, and decides
 * again; only a store that goes on showing the old document makes the command be run again. To be called when a command holds nothing
 * yet that those others wait for.
 */
public final class Contended {

    private static final int MAX_ROUNDS = 200;

    private Contended() {}

    /**
     * Changes the document.
     *
     * @param <T> the type of the record
     * @param context the command
     * @param documents where it is, without an owner
     * @param seen the record as it was read, also if it is not stored yet
     * @param step what becomes of it; empty if it stays as it is. Asked once in each round
     * @return what is stored now, or empty if it stayed as it is
     * @throws StorageException {@code CONFLICT} if others kept being faster
     */
    public static <T> Optional<T> change(
            CommandContext context, TypedDocuments<T> documents, Stored<T> seen, Function<T, Optional<T>> step) {
        Stored<T> read = seen;
        for (int round = 1; ; round++) {
            Optional<T> next = step.apply(read.value());
            if (next.isEmpty()) {
                return next;
            }
            try {
                documents.save(context, read.id(), null, read.version(), next.get());
                return next;
            } catch (StorageException e) {
                if (e.reason() != StorageException.Reason.CONFLICT || round == MAX_ROUNDS) {
                    throw e;
                }
                Optional<Stored<T>> again = documents.stored(context.unit(), read.id());
                if (again.isEmpty() || again.get().version() == read.version()) {
                    throw e;
                }
                read = again.get();
            }
        }
    }
}
