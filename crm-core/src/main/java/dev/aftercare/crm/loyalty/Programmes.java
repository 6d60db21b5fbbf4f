package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.List;
import java.util.Optional;

/**
 * The programmes of a tenant: the definition in force, and every definition there ever was, so that a reference such as
 * {@code gold@3} can be looked up. Read from the store each time: a decision on points never rests on a cache.
 */
final class Programmes {

    private static final TypedDocuments<Programme> IN_FORCE = new TypedDocuments<>("programme", Programme.class);
    private static final TypedDocuments<Programme> VERSIONS =
            new TypedDocuments<>("programme-version", Programme.class);

    private Programmes() {}

    static Programme define(CommandContext context, Programme programme) {
        String id = programme.id().value();
        Optional<Programme> stored = find(context.unit(), programme.id());
        long before = stored.map(Programme::version).orElse(0L);
        if (stored.isPresent() && stored.get().equals(programme.withVersion(before))) {
            return stored.get();
        }
        Programme next = programme.withVersion(before + 1);
        if (before == 0) {
            IN_FORCE.insert(context, id, null, next);
        } else {
            IN_FORCE.update(context, id, null, before, next);
        }
        VERSIONS.insert(context, next.reference(), id, next);
        return next;
    }

    static Optional<Programme> find(UnitOfWork unit, ProgrammeId id) {
        return IN_FORCE.find(unit, id.value());
    }

    static Optional<Programme> find(UnitOfWork unit, ProgrammeId id, long version) {
        return VERSIONS.find(unit, id.value() + "@" + version);
    }

    static List<Programme> all(UnitOfWork unit) {
        return IN_FORCE.all(unit);
    }

    static Programme require(UnitOfWork unit, ProgrammeId id) {
        return find(unit, id).orElseThrow(() -> new NotFoundException("programme", id.value()));
    }
}
