package dev.aftercare.crm.queue;

import dev.aftercare.crm.command.CommandRunner;

/** What a desk needs to work on many tickets with many people. Safe for use by several threads. */
public final class Queues {

    private final CommandRunner runner;

    /**
     * Creates the service.
     *
     * @param runner runs its commands
     */
    public Queues(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Queries under a name, and boards.
     *
     * @return the service
     */
    public SavedViews views() {
        return new SavedViews(runner);
    }

    /**
     * Who is looking at a ticket or writing in it.
     *
     * @return the service
     */
    public Presence presence() {
        return new Presence(runner);
    }

    /**
     * One step on many tickets.
     *
     * @return the service
     */
    public BulkSteps bulk() {
        return new BulkSteps(runner);
    }
}
