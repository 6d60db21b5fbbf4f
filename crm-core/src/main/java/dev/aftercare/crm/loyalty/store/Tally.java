package dev.aftercare.crm.loyalty.store;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.persistence.UnitOfWork;

/** Counts how often something was used, such as a campaign by a customer; never below zero. */
public final class Tally {

    private final TypedDocuments<UseCount> counts;

    /**
     * Sees one kind of counts.
     *
     * @param kind the documents' kind
     */
    public Tally(String kind) {
        this.counts = new TypedDocuments<>(kind, UseCount.class);
    }

    /**
     * Reads a count.
     *
     * @param unit the transaction
     * @param id which
     * @return how often it was used
     */
    public long of(UnitOfWork unit, String id) {
        return find(unit, id).value().used();
    }

    /**
     * Counts once more, or once less.
     *
     * @param context the command
     * @param id which
     * @param change 1 or -1
     */
    public void count(CommandContext context, String id, int change) {
        Stored<UseCount> kept = find(context.unit(), id);
        counts.save(context, id, null, kept.version(), new UseCount(kept.value().used() + change));
    }

    private Stored<UseCount> find(UnitOfWork unit, String id) {
        return counts.stored(unit, id).orElseGet(() -> new Stored<>(id, 0, new UseCount(0)));
    }
}
