package dev.aftercare.crm.command;

import dev.aftercare.crm.model.IdempotencyKey;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.persistence.CommandRecord;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.TransactionWork;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs the commands of one tenant: each in one transaction, once per idempotency key, again after a conflict.
 *
 * <p>A conflict means that the transaction left nothing, so the work is run again, as often as the {@link RetryPolicy} allows. An
 * unreachable store leaves the effect unknown; the command is then run again only if it has a key, which makes that safe. Nothing is run
 * again in a host's transaction that the engine has ended: that is for the host to do, with all that it wrote itself.
 */
public final class CommandRunner {

    private final CrmStorage storage;
    private final TenantId tenant;
    private final InstantSource clock;
    private final IdGenerator ids;
    private final RequestCodec codec;
    private final RetryPolicy retries;
    private final RefusedKeys refusedKeys;
    private final Consumer<List<Event>> listeners;

    /**
     * Creates the runner of a tenant.
     *
     * @param storage where records are kept
     * @param tenant whose
     * @param clock tells the time of each command
     * @param ids makes ids
     * @param codec turns requests and results into text
     * @param retries how often a command is tried
     * @param refusedKeys what becomes of the key of a refused command
     * @param listeners told the events of each command after its commit
     */
    public CommandRunner(
            CrmStorage storage,
            TenantId tenant,
            InstantSource clock,
            IdGenerator ids,
            RequestCodec codec,
            RetryPolicy retries,
            RefusedKeys refusedKeys,
            Consumer<List<Event>> listeners) {
        this.storage = storage;
        this.tenant = tenant;
        this.clock = clock;
        this.ids = ids;
        this.codec = codec;
        this.retries = retries;
        this.refusedKeys = refusedKeys;
        this.listeners = listeners;
    }

    /**
     * Runs a command.
     *
     * @param <R> what it gives
     * @param name the command's name, part of what makes two requests equal
     * @param by who gives it, and under which key
     * @param request everything that makes the request what it is, as a record or a list of them
     * @param result the type of the result
     * @param work what to do
     * @return the result; for a key that was used before with an equal request, the first result
     * @throws RejectedException if a rule refuses, or refused before under a key that is spent by it
     * @throws IdempotencyKeyReusedException if the key was used before with another request
     * @throws ConflictException if others kept getting in the way
     * @throws StorageException if the store failed otherwise
     */
    public <R> R run(String name, By by, Object request, Class<R> result, CommandWork<R> work) {
        IdempotencyKey key = Input.present("by", by).key();
        String fingerprint = key == null ? null : codec.fingerprint(name, request);
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt == 1
                        ? firstAttempt(by, fingerprint, result, work)
                        : furtherAttempt(by, fingerprint, result, work);
            } catch (StorageException e) {
                boolean again = e.reason() == StorageException.Reason.CONFLICT
                        || (e.reason() == StorageException.Reason.UNAVAILABLE && key != null);
                if (!again) {
                    throw e;
                }
                if (e.isHostTransactionLost() || attempt == retries.attempts() || !pause(retries.bound(attempt))) {
                    throw e.reason() == StorageException.Reason.CONFLICT ? new ConflictException(attempt, e) : e;
                }
            }
        }
    }

    /**
     * Runs work that is no command, such as a read or a claim, in one transaction, which is not repeated.
     *
     * @param <R> what it gives
     * @param work what to do
     * @return what it gave
     */
    public <R> R inTransaction(TransactionWork<R> work) {
        return storage.inTransaction(tenant, work);
    }

    /**
     * The time by the runner's clock.
     *
     * @return the instant, in whole microseconds
     */
    public Instant now() {
        return Input.instant("clock", clock.instant());
    }

    /**
     * Makes ids.
     *
     * @return the generator
     */
    public IdGenerator ids() {
        return ids;
    }

    /**
     * Nearly every key is new, so the first attempt does not ask for it: if it was used, the command's record conflicts with the first
     * one, and nothing is left. Whatever the attempt fails by, the key is asked for before the failure counts.
     */
    private <R> R firstAttempt(By by, @Nullable String fingerprint, Class<R> type, CommandWork<R> work) {
        try {
            return storage.inTransaction(tenant, unit -> done(unit, by, fingerprint, work));
        } catch (RuntimeException failure) {
            IdempotencyKey key = by.key();
            boolean isLost = failure instanceof StorageException storage && storage.isHostTransactionLost();
            Optional<CommandRecord> first = key == null || isLost
                    ? Optional.empty()
                    : storage.inTransaction(tenant, unit -> unit.commands().find(key));
            if (first.isPresent()) {
                return repeated(first.get(), fingerprint, type);
            }
            throw spending(key, fingerprint, failure);
        }
    }

    private <R> R furtherAttempt(By by, @Nullable String fingerprint, Class<R> type, CommandWork<R> work) {
        try {
            return storage.inTransaction(tenant, unit -> once(unit, by, fingerprint, type, work));
        } catch (RejectedException failure) {
            throw spending(by.key(), fingerprint, failure);
        }
    }

    /** A refusal spends its key, if that is the rule. */
    private RuntimeException spending(
            @Nullable IdempotencyKey key, @Nullable String fingerprint, RuntimeException failure) {
        if (key != null
                && fingerprint != null
                && refusedKeys == RefusedKeys.SPENT
                && failure instanceof RejectedException refused) {
            spend(key, fingerprint, refused.rejection());
        }
        return failure;
    }

    /** In a transaction of its own: that of the refused command leaves nothing. */
    private void spend(IdempotencyKey key, String fingerprint, Rejection rejection) {
        if (!(rejection instanceof RefusedBefore)) {
            CommandRecord refused = new CommandRecord(key, fingerprint, codec.writeRefusal(rejection), now());
            storage.inTransaction(tenant, unit -> {
                unit.commands().append(refused);
                return refused;
            });
        }
    }

    private <R> R once(UnitOfWork unit, By by, @Nullable String fingerprint, Class<R> type, CommandWork<R> work) {
        IdempotencyKey key = by.key();
        if (key != null) {
            Optional<CommandRecord> first = unit.commands().find(key);
            if (first.isPresent()) {
                return repeated(first.get(), fingerprint, type);
            }
        }
        return done(unit, by, fingerprint, work);
    }

    private <R> R done(UnitOfWork unit, By by, @Nullable String fingerprint, CommandWork<R> work) {
        CommandContext context = new CommandContext(unit, now(), ids, by);
        R result = work.run(context);
        IdempotencyKey key = by.key();
        if (key != null && fingerprint != null) {
            unit.commands().append(new CommandRecord(key, fingerprint, codec.write(result), context.now()));
        }
        List<Event> events = context.events();
        if (!events.isEmpty()) {
            unit.afterCommit(() -> listeners.accept(events));
        }
        return result;
    }

    private <R> R repeated(CommandRecord first, @Nullable String fingerprint, Class<R> type) {
        if (!first.fingerprint().equals(fingerprint)) {
            throw new IdempotencyKeyReusedException(first.key());
        }
        codec.refusal(first.result()).ifPresent(reason -> {
            throw new RejectedException(new RefusedBefore(first.key(), reason));
        });
        return codec.read(first.result(), type);
    }

    private static boolean pause(Duration bound) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(bound.toMillis() + 1));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
