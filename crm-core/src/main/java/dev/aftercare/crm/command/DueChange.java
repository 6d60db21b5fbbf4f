package dev.aftercare.crm.command;

import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.persistence.DueStore;

/** What a decision does to the list of things that must happen later. */
public sealed interface DueChange {

    /**
     * Writes the change.
     *
     * @param store where
     */
    void applyTo(DueStore store);

    /**
     * Something must happen at an instant; an entry of the same key moves.
     *
     * @param entry what and when
     */
    record Schedule(DueEntry entry) implements DueChange {
        @Override
        public void applyTo(DueStore store) {
            store.schedule(entry);
        }
    }

    /**
     * Something need not happen any more.
     *
     * @param key what
     */
    record Cancel(DueKey key) implements DueChange {
        @Override
        public void applyTo(DueStore store) {
            store.cancel(key);
        }
    }
}
