package dev.aftercare.crm.definition;

import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.document.DefinitionLog;
import dev.aftercare.crm.event.EventLine;
import dev.aftercare.crm.event.Events;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.ticket.HistoryLine;

/**
 * What changed of all that one tenant defines: policies, calendars, workflows, programmes, rewards, templates, saved views and so on. Each
 * command that puts a definition into force, changes it or takes it out of force tells it as an event, with its actor and the reason that
 * was given; the definition in force, said again, is no change. Safe for use by several threads.
 */
public final class Definitions {

    private final CommandRunner runner;

    /**
     * Creates the service.
     *
     * @param runner runs its reads
     */
    public Definitions(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * The whole history of one definition.
     *
     * @param kind what sort of definition, such as {@code sla-policy}; the event tells, 1 to 29 printable ASCII characters
     * @param name which of its kind; {@code default} where a shop has one
     * @return the history; without events if there is no such definition, or its last change is of a time before changes were told
     */
    public DefinitionHistory history(String kind, String name) {
        AggregateRef definition = AggregateRef.ofDefinition(kind, name);
        return DefinitionHistory.of(new Events(runner).history(definition));
    }

    /**
     * The changes of all definitions, the last first.
     *
     * @param request which part; keys are those of the page before
     * @return the events
     */
    public Page<Event> changes(PageRequest request) {
        return runner.inTransaction(unit -> DefinitionLog.page(unit, request));
    }

    /**
     * The changes of all definitions in words, the last first.
     *
     * @param request which part; keys are those of the page before
     * @param words whether reasons are told; they may be personal
     * @return one line per change
     */
    public Page<EventLine> describe(PageRequest request, HistoryLine.Words words) {
        Page<Event> changes = changes(request);
        return new Page<>(DefinitionHistory.of(changes.items()).lines(words), changes.next());
    }
}
