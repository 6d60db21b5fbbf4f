package dev.aftercare.crm.loyalty.store;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.List;
import java.util.function.Function;

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
     * @return how often it was used, with the version that {@link #count} asks for
     */
    public Stored<UseCount> of(UnitOfWork unit, String id) {
        return counts.stored(unit, id).orElseGet(() -> Stored.unsaved(id, new UseCount(0)));
    }

    /**
     * How often it was used by those whose loyalty was moved to a customer; nobody counts there any more.
     *
     * @param unit the transaction
     * @param together the customer, and whose loyalty was moved to this customer
     * @param id which count is a customer's
     * @return the sum of their counts
     */
    public long ofOthers(UnitOfWork unit, Together together, Function<CustomerId, String> id) {
        List<String> ids = together.others().stream().map(id).toList();
        return counts.of(unit, ids).stream()
                .mapToLong(count -> count.value().used())
                .sum();
    }

    /**
     * Counts once more, or once less. Whoever decided by the count that was read decided rightly, or is run again: between a second
     * read and the first another command may have counted.
     *
     * @param context the command
     * @param read the count as it was read
     * @param change 1 or -1
     */
    public void count(CommandContext context, Stored<UseCount> read, int change) {
        UseCount next = new UseCount(read.value().used() + change);
        counts.save(context, read.id(), null, read.version(), next);
    }
}
