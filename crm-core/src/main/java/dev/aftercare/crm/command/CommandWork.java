package dev.aftercare.crm.command;

/**
 * What a command does in its transaction. It may be run several times: each time it loads anew and decides anew.
 *
 * @param <R> what the command gives
 */
@FunctionalInterface
public interface CommandWork<R> {

    /**
     * Loads, decides and stores.
     *
     * @param context the stores, the time, and where to report what happened
     * @return the result
     */
    R run(CommandContext context);
}
