package dev.aftercare.crm.model.loyalty;

import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.purchase.PurchaseId;
import java.time.Instant;

/** What happens to points. */
public sealed interface PointsEvent extends EventBody {

    /**
     * An entry was written to the ledger.
     *
     * @param programme of which programme
     * @param kind why points moved
     * @param points how many moved, with the sign of the kind
     * @param balance the balance after it
     * @param aside what is held, pending and owed after it
     * @param cause what it was made for
     */
    record PointsMoved(ProgrammeId programme, EntryKind kind, long points, long balance, PointsAside aside, Cause cause)
            implements PointsEvent {
        /** Checks the parts. */
        public PointsMoved {
            Input.present("programme", programme);
            Input.present("kind", kind);
            Input.present("cause", cause);
            // Events of the time before points could stand aside do not tell of it.
            aside = aside == null ? PointsAside.NONE : aside;
        }
    }

    /**
     * An order was delivered whose points are pending: from when on they can be spent now.
     *
     * @param programme of which programme
     * @param purchase which order; the event has an aggregate of its own
     * @param until the first instant at which they can be spent
     */
    record MaturitySet(ProgrammeId programme, PurchaseId purchase, Instant until) implements PointsEvent {
        /** Checks the parts. */
        public MaturitySet {
            Input.present("programme", programme);
            Input.present("purchase", purchase);
            until = Input.instant("until", until);
        }
    }

    /**
     * Points of an account will expire: a warning, told once for each expiry and time before it.
     *
     * @param programme of which programme
     * @param account whose; the event has an aggregate of its own
     * @param points how many are left that expire then
     * @param expiresAt the first instant at which they cannot be spent
     */
    record PointsExpiring(ProgrammeId programme, PointsAccountId account, long points, Instant expiresAt)
            implements PointsEvent {
        /** Checks the parts. */
        public PointsExpiring {
            Input.present("programme", programme);
            Input.present("account", account);
            expiresAt = Input.instant("expiresAt", expiresAt);
        }
    }
}
