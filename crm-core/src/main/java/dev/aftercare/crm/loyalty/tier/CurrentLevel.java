package dev.aftercare.crm.loyalty.tier;

import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.document.VersionedDocuments.Version;
import dev.aftercare.crm.loyalty.store.CustomerLinks;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.Optional;

/**
 * The level that a customer has, as it was looked at last, for rules that depend on it. It costs a few reads, however much the customer
 * bought: whether it would change by now is for {@link Tiers#evaluate} and the sweep.
 */
public final class CurrentLevel {

    private CurrentLevel() {}

    /**
     * The level of a customer; of one whose loyalty was moved, that of the customer who has it now.
     *
     * @param unit the transaction
     * @param programme in which tier programme
     * @param customer whose
     * @return the level, the least one for a customer who was never looked at; empty if there is no such programme
     */
    public static Optional<TierLevel> of(UnitOfWork unit, String programme, CustomerId customer) {
        Optional<TierProgramme> found =
                TierDesk.PROGRAMMES.inForce(unit, programme).map(Version::value);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        CustomerId owner = CustomerLinks.survivor(unit, customer);
        String name = TierDesk.stored(unit, found.get(), owner)
                .map(Stored::value)
                .map(Membership::level)
                .orElse(found.get().levels().get(0).name());
        return named(found.get(), name);
    }

    /**
     * A level by its name.
     *
     * @param unit the transaction
     * @param programme in which tier programme
     * @param name the level's name
     * @return the level; empty if there is no such programme or level
     */
    public static Optional<TierLevel> named(UnitOfWork unit, String programme, String name) {
        return TierDesk.PROGRAMMES.inForce(unit, programme).flatMap(found -> named(found.value(), name));
    }

    private static Optional<TierLevel> named(TierProgramme programme, String name) {
        return programme.levels().stream()
                .filter(level -> level.name().equals(name))
                .findFirst();
    }
}
