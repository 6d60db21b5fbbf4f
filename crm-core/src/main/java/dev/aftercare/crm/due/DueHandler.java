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

    /**
     * What does an entry, with all that takes long done already. Called before the transaction, once per claim, so that nothing waits for
     * it; it reads at most, since another node may be the one that does the entry.
     *
     * @param entry what is due
     * @return what is called in the transaction, and again if that has to be tried again; this handler unless overridden
     */
    default DueHandler prepared(DueEntry entry) {
        return this;
    }
}
