package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.document.VersionedDocuments;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The programmes of a tenant: the definition in force, and every definition there ever was, so that a reference such as
 * {@code gold@3} can be looked up. Read from the store each time: a decision on points never rests on a cache.
 */
final class Programmes {

    private static final VersionedDocuments<Programme> DOCUMENTS =
            new VersionedDocuments<>("programme", Programme.class);

    private Programmes() {}

    static Programme define(CommandContext context, Programme programme) {
        String id = programme.id().value();
        Optional<VersionedDocuments.Version<Programme>> before = DOCUMENTS.inForce(context.unit(), id);
        Optional<Programme> stored = before.map(VersionedDocuments.Version::value);
        // Compared here, since a payload tells the number of its version.
        if (stored.isPresent() && stored.get().withVersion(0).equals(programme.withVersion(0))) {
            return stored.get();
        }
        Programme next = programme.withVersion(stored.map(Programme::version).orElse(0L) + 1);
        DOCUMENTS.define(context, id, before, next);
        return next;
    }

    static Optional<Programme> find(UnitOfWork unit, ProgrammeId id) {
        return DOCUMENTS.inForce(unit, id.value()).map(VersionedDocuments.Version::value);
    }

    /** The definition in force, for a caller that needs it only later in its work. */
    static Supplier<Programme> ask(UnitOfWork unit, ProgrammeId id) {
        Supplier<Optional<VersionedDocuments.Version<Programme>>> asked = DOCUMENTS.ask(unit, id.value());
        return () -> asked.get().orElseThrow(() -> missing(id)).value();
    }

    static Optional<Programme> find(UnitOfWork unit, ProgrammeId id, long version) {
        return DOCUMENTS.find(unit, id.value() + "@" + version);
    }

    static List<Programme> all(UnitOfWork unit) {
        return DOCUMENTS.allInForce(unit);
    }

    static Programme require(UnitOfWork unit, ProgrammeId id) {
        return find(unit, id).orElseThrow(() -> missing(id));
    }

    /** The definition that was in force at an instant; the first one before that. */
    static Programme at(UnitOfWork unit, ProgrammeId id, Instant at) {
        return terms(unit, id, at).rules();
    }

    /** The same together with the one in force. */
    static Terms terms(UnitOfWork unit, ProgrammeId id, Instant at) {
        return DOCUMENTS
                .then(unit, id.value(), at)
                .map(then -> new Terms(then.value(), then.inForce(), at))
                .orElseThrow(() -> missing(id));
    }

    private static NotFoundException missing(ProgrammeId id) {
        return new NotFoundException("programme", id.value());
    }
}
