package dev.aftercare.crm.loyalty.store;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.Optional;

/**
 * What a shop defines and defines anew: the definition in force, and every definition there ever was.
 *
 * @param <T> what is defined
 */
public final class Definitions<T> {

    private final String kind;
    private final Records<T> inForce;
    private final Records<T> versions;

    /**
     * Sees one kind of definitions.
     *
     * @param kind the documents' kind, at most 32 characters
     * @param type what is defined
     */
    public Definitions(String kind, Class<T> type) {
        this.kind = kind;
        this.inForce = new Records<>(kind, type);
        this.versions = new Records<>(kind + "-version", type);
    }

    /**
     * Reads the definition in force.
     *
     * @param unit the transaction
     * @param id which
     * @return the definition and the number of its version, or empty
     */
    public Optional<Kept<T>> find(UnitOfWork unit, String id) {
        return inForce.find(unit, id);
    }

    /**
     * Reads the definition in force, which must be there.
     *
     * @param unit the transaction
     * @param id which
     * @return the definition and the number of its version
     * @throws NotFoundException if it was never defined
     */
    public Kept<T> require(UnitOfWork unit, String id) {
        return find(unit, id).orElseThrow(() -> new NotFoundException(kind, id));
    }

    /**
     * Reads any definition there ever was.
     *
     * @param unit the transaction
     * @param id which
     * @param version the number of its version
     * @return the definition, or empty
     */
    public Optional<T> version(UnitOfWork unit, String id, long version) {
        return versions.find(unit, id + "@" + version).map(Kept::value);
    }

    /**
     * Defines, or defines anew. The definition in force, said again, changes nothing.
     *
     * @param context the command
     * @param id which
     * @param value the definition from now on
     * @return it and the number of its version
     */
    public Kept<T> define(CommandContext context, String id, T value) {
        Optional<Kept<T>> stored = find(context.unit(), id);
        if (stored.isPresent() && stored.get().value().equals(value)) {
            return stored.get();
        }
        long before = stored.map(Kept::version).orElse(0L);
        inForce.save(context, id, null, before, value);
        versions.save(context, id + "@" + (before + 1), id, 0, value);
        return new Kept<>(before + 1, value);
    }
}
