package dev.aftercare.crm.command;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.event.EventId;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the work of one command sees: the stores, the time, and where to report what happened. Valid for one attempt. */
public final class CommandContext {

    private final UnitOfWork unit;
    private final Instant now;
    private final IdGenerator ids;
    private final By by;
    private final List<Event> events = new ArrayList<>();

    CommandContext(UnitOfWork unit, Instant now, IdGenerator ids, By by) {
        this.unit = unit;
        this.now = now;
        this.ids = ids;
        this.by = by;
    }

    /**
     * The stores of the command's transaction.
     *
     * @return the unit of work
     */
    public UnitOfWork unit() {
        return unit;
    }

    /**
     * When the command is given.
     *
     * @return the instant, in whole microseconds, the same for all that the command does
     */
    public Instant now() {
        return now;
    }

    /**
     * Who gives the command.
     *
     * @return the actor
     */
    public Actor actor() {
        return by.actor();
    }

    /**
     * A new id.
     *
     * @return the id
     */
    public UUID newId() {
        return ids.next();
    }

    /**
     * Writes what happened to an aggregate to the journal, and tells the listeners after the commit. What the giver of the command did is
     * told with the reason given.
     *
     * @param aggregate what changed
     * @param customer whose timeline shows it, or null
     * @param version the aggregate's version after the last of the changes
     * @param happened the changes in order, one per version
     * @return the events
     */
    public List<Event> happened(
            AggregateRef aggregate, @Nullable CustomerId customer, long version, List<Happened> happened) {
        long sequence = version - happened.size();
        List<Event> added = new ArrayList<>(happened.size());
        for (Happened change : happened) {
            sequence++;
            added.add(new Event(
                    new EventId(ids.next()),
                    aggregate,
                    sequence,
                    customer,
                    now,
                    change.actor(),
                    change.body(),
                    reasonOf(change)));
        }
        unit.journal().append(added);
        events.addAll(added);
        return List.copyOf(added);
    }

    /**
     * Writes what is to happen later, and what no longer.
     *
     * @param changes the changes
     */
    public void due(List<DueChange> changes) {
        changes.forEach(change -> change.applyTo(unit.due()));
    }

    private @Nullable FreeText reasonOf(Happened change) {
        return change.actor().equals(by.actor()) ? by.reason() : null;
    }

    List<Event> events() {
        return List.copyOf(events);
    }
}
