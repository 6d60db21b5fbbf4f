package dev.aftercare.crm.due;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.model.due.DueEntry;

/** Does what is due, for one or more kinds of entries. */
@FunctionalInterface
public interface DueHandler {

    /**
     * Does it. The entry is gone once this transaction commits; if it must come again, the handler schedules it anew. A handler
     * looks at the present state: what was due may no longer make sense.
     *
     * @param context the transaction, and the time
     * @param entry what is due
     */
    void handle(CommandContext context, DueEntry entry);
}
