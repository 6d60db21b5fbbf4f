package dev.aftercare.crm.model.customer;

import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.Input;
import java.util.List;

/** What happens to a customer's record. These events name what changed, never the values: those are personal. */
public sealed interface CustomerEvent extends EventBody {

    /**
     * The customer became known.
     *
     * @param schemes the schemes of the first identities, sorted
     */
    record CustomerRegistered(List<String> schemes) implements CustomerEvent {
        /** Copies the list. */
        public CustomerRegistered {
            schemes = List.copyOf(Input.present("schemes", schemes));
        }
    }

    /**
     * The profile changed.
     *
     * @param fields the names of the profile's components that changed, sorted
     */
    record ProfileChanged(List<String> fields) implements CustomerEvent {
        /** Copies the list. */
        public ProfileChanged {
            fields = List.copyOf(Input.present("fields", fields));
        }
    }

    /**
     * Identities came or went.
     *
     * @param added the schemes of the identities that came, sorted
     * @param removed the schemes of the identities that went, sorted
     */
    record IdentitiesChanged(List<String> added, List<String> removed) implements CustomerEvent {
        /** Copies the lists. */
        public IdentitiesChanged {
            added = List.copyOf(Input.present("added", added));
            removed = List.copyOf(Input.present("removed", removed));
        }
    }
}
