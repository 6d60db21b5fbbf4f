package dev.aftercare.crm.document;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.UnitOfWork;
import dev.aftercare.crm.persistence.json.ReadBefore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a shop defines and defines anew: the definition in force by its id, and every definition there ever was by
 * {@code id@version}. The latter never change, so that what was decided by one can be explained as long as it is remembered. Each is read
 * from the store whenever it is asked for, but its text is parsed only once as long as it is in use. What comes into force or goes out
 * of it is an event in the {@link DefinitionLog}.
 *
 * @param <T> the type of the definitions
 */
public final class VersionedDocuments<T> {

    private final String kind;
    private final TypedDocuments<T> inForce;
    private final TypedDocuments<T> versions;

    /**
     * Names the kind.
     *
     * @param kind what sort of definition; its versions are of the kind {@code kind-version}
     * @param type the type of the definitions
     */
    public VersionedDocuments(String kind, Class<T> type) {
        this.kind = kind;
        ReadBefore<T> readBefore = new ReadBefore<>();
        this.inForce = new TypedDocuments<>(kind, type, readBefore, false);
        this.versions = new TypedDocuments<>(kind + "-version", type, readBefore, false);
    }

    /**
     * One definition.
     *
     * @param <T> its type
     * @param id names it among its kind
     * @param number the number of its version, from 1
     * @param value the definition
     */
    public record Version<T>(String id, long number, T value) {
        static <T> Version<T> of(TypedDocuments.Stored<T> inForce) {
            return new Version<>(inForce.id(), inForce.version(), inForce.value());
        }

        /**
         * How a record refers to exactly this definition.
         *
         * @return {@code id@number}
         */
        public String reference() {
            return id + "@" + number;
        }
    }

    /**
     * Reads the definition in force.
     *
     * @param unit where
     * @param id which
     * @return the definition, or empty
     */
    public Optional<Version<T>> inForce(UnitOfWork unit, String id) {
        return inForce.stored(unit, id).map(Version::of);
    }

    /**
     * Asks for the definition in force, if it is needed only later in the work.
     *
     * @param unit where
     * @param id which
     * @return gives the definition, or empty
     */
    public Supplier<Optional<Version<T>>> ask(UnitOfWork unit, String id) {
        Supplier<Optional<TypedDocuments.Stored<T>>> asked = inForce.ask(unit, id);
        return () -> asked.get().map(Version::of);
    }

    /**
     * Reads several definitions in force at once.
     *
     * @param unit where
     * @param ids which, at most {@value dev.aftercare.crm.persistence.PageRequest#MAX_LIMIT}
     * @return those that there are, by ascending id
     */
    public List<Version<T>> inForce(UnitOfWork unit, Collection<String> ids) {
        return inForce.of(unit, ids).stream().map(Version::of).toList();
    }

    /**
     * Reads all definitions in force; a shop has few of each kind.
     *
     * @param unit where
     * @return the definitions, the one defined last first
     */
    public List<T> allInForce(UnitOfWork unit) {
        return inForce.all(unit);
    }

    /**
     * Reads the definition in force, on which others rest; definitions are never taken away.
     *
     * @param unit where
     * @param id which
     * @return the definition
     * @throws StorageException {@code CORRUPT} if there is none
     */
    public Version<T> required(UnitOfWork unit, String id) {
        return inForce(unit, id).orElseThrow(() -> missing(id));
    }

    /**
     * Reads the definition in force that a caller named.
     *
     * @param unit where
     * @param id which
     * @return the definition
     * @throws NotFoundException if there is none
     */
    public Version<T> named(UnitOfWork unit, String id) {
        return inForce(unit, id).orElseThrow(() -> new NotFoundException(kind, id));
    }

    /**
     * Reads any definition there ever was.
     *
     * @param unit where
     * @param reference {@code id@number}
     * @return the definition
     * @throws StorageException {@code CORRUPT} if it is not stored
     */
    public T byReference(UnitOfWork unit, String reference) {
        return versions.find(unit, reference).orElseThrow(() -> missing(reference));
    }

    /**
     * Reads any definition there ever was, if there was.
     *
     * @param unit where
     * @param reference {@code id@number}
     * @return the definition, or empty
     */
    public Optional<T> find(UnitOfWork unit, String reference) {
        return versions.find(unit, reference);
    }

    /**
     * Reads the definition that was in force at an instant: the last one that was defined at it or before. For an instant before the
     * first definition, that.
     *
     * @param unit where
     * @param id which
     * @param at the instant
     * @return the definition; empty if there never was one
     */
    public Optional<T> at(UnitOfWork unit, String id, Instant at) {
        return then(unit, id, at).map(Then::value);
    }

    /**
     * A definition of some time and the one in force.
     *
     * @param <T> their type
     * @param value the definition that was in force then
     * @param inForce the one that is in force now; the same if nothing was defined since
     */
    public record Then<T>(T value, T inForce) {}

    /**
     * Reads the definition that was in force at an instant, as {@link #at} does, together with the one in force.
     *
     * @param unit where
     * @param id which
     * @param at the instant
     * @return both; empty if there never was one
     */
    public Optional<Then<T>> then(UnitOfWork unit, String id, Instant at) {
        Optional<TypedDocuments.Stored<T>> last = inForce.stored(unit, id);
        if (last.isEmpty() || !last.get().at().isAfter(at)) {
            return last.map(TypedDocuments.Stored::value).map(now -> new Then<>(now, now));
        }
        T now = last.get().value();
        return versions.lastBefore(unit, id, at.plus(1, ChronoUnit.MICROS))
                .or(() -> versions.find(unit, new Version<>(id, 1, now).reference()))
                .map(value -> new Then<>(value, now));
    }

    /**
     * Puts a definition into force. The one in force, said again, changes nothing.
     *
     * @param context where and when
     * @param id which
     * @param value the definition from now on
     * @return the definition in force now
     * @throws StorageException {@code CONFLICT} if another command was faster
     */
    public Version<T> define(CommandContext context, String id, T value) {
        return define(context, id, inForce(context.unit(), id), value);
    }

    /**
     * Puts a definition into force in the place of the one by which the caller has decided that it may be. That one, said again, changes
     * nothing.
     *
     * @param context where and when
     * @param id which
     * @param before the definition in force as the caller read it, or empty if there was none
     * @param value the definition from now on
     * @return the definition in force now
     * @throws StorageException {@code CONFLICT} if another one is in force by now
     */
    public Version<T> define(CommandContext context, String id, Optional<Version<T>> before, T value) {
        return define(context, id, before, value, true);
    }

    /**
     * Puts a definition of a kind that can be {@linkplain #retire retired} into force. The one in force, said again, changes nothing.
     *
     * @param context where and when
     * @param id which
     * @param value the definition from now on
     * @param counted whether the one defined last counts, and has not been retired
     * @return the definition in force now
     * @throws StorageException {@code CONFLICT} if another command was faster
     */
    public Version<T> define(CommandContext context, String id, T value, boolean counted) {
        return define(context, id, inForce(context.unit(), id), value, counted);
    }

    private Version<T> define(
            CommandContext context, String id, Optional<Version<T>> before, T value, boolean counted) {
        boolean changed = before.filter(there -> there.value().equals(value)).isEmpty();
        long last = before.map(Version::number).orElse(0L);
        Version<T> now = new Version<>(id, changed ? last + 1 : last, value);
        if (changed) {
            inForce.save(context, id, null, last, value);
            versions.insert(context, now.reference(), id, value);
        }
        if (changed || !counted) {
            DefinitionLog.tell(context, kind, id, counted && last > 0 ? last : null, now.number());
        }
        return now;
    }

    /**
     * Tells that a definition no longer counts. It stays stored; that it does not count is for the caller to store.
     *
     * @param context where and when
     * @param last the one defined last
     */
    public void retire(CommandContext context, Version<T> last) {
        DefinitionLog.tell(context, kind, last.id(), last.number(), null);
    }

    private StorageException missing(String id) {
        return new StorageException(StorageException.Reason.CORRUPT, kind + " " + id + " is named but not stored");
    }
}
