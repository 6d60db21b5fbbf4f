package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.purchase.PurchaseId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the ticket has to do with other tickets and with purchases. */
public sealed interface RelationEvent extends TicketEvent {

    /**
     * The ticket goes on in another one.
     *
     * @param from the stage before
     * @param to {@code MERGED}
     * @param into the other ticket
     * @param reason why
     */
    record TicketMerged(Stage from, Stage to, TicketId into, FreeText reason) implements RelationEvent {

        /** Checks the parts. */
        public TicketMerged {
            Input.present("from", from);
            Input.present("to", to);
            Input.present("into", into);
            Input.present("reason", reason);
        }
    }

    /**
     * Another ticket goes on in this one.
     *
     * @param to the stage, unchanged
     * @param merged the other ticket
     * @param reason why
     */
    record TicketAbsorbed(Stage to, TicketId merged, FreeText reason) implements RelationEvent {

        /** Checks the parts. */
        public TicketAbsorbed {
            Input.present("to", to);
            Input.present("merged", merged);
            Input.present("reason", reason);
        }
    }

    /**
     * The ticket goes on by itself again, as it was before it was merged.
     *
     * @param from {@code MERGED}
     * @param to the stage from then on
     * @param into the ticket in which it went on
     * @param reason why
     */
    record MergeUndone(Stage from, Stage to, TicketId into, FreeText reason) implements RelationEvent {

        /** Checks the parts. */
        public MergeUndone {
            Input.present("from", from);
            Input.present("to", to);
            Input.present("into", into);
            Input.present("reason", reason);
        }
    }

    /**
     * A ticket that went on in this one goes on by itself again.
     *
     * @param to the stage, unchanged
     * @param released the other ticket
     * @param reason why
     */
    record TicketReleased(Stage to, TicketId released, FreeText reason) implements RelationEvent {

        /** Checks the parts. */
        public TicketReleased {
            Input.present("to", to);
            Input.present("released", released);
            Input.present("reason", reason);
        }
    }

    /**
     * The ticket became part of a larger matter.
     *
     * @param to the stage, unchanged
     * @param parent the ticket of that matter
     * @param reason why, or null
     */
    record ParentSet(Stage to, TicketId parent, @Nullable FreeText reason) implements RelationEvent {

        /** Checks the parts. */
        public ParentSet {
            Input.present("to", to);
            Input.present("parent", parent);
        }
    }

    /**
     * The ticket is no longer part of a larger matter.
     *
     * @param to the stage, unchanged
     * @param parent the ticket of that matter
     * @param reason why, or null
     */
    record ParentRemoved(
            Stage to, TicketId parent, @Nullable FreeText reason) implements RelationEvent {

        /** Checks the parts. */
        public ParentRemoved {
            Input.present("to", to);
            Input.present("parent", parent);
        }
    }

    /**
     * Another ticket became part of this matter.
     *
     * @param to the stage, unchanged
     * @param child the other ticket
     * @param reason why, or null
     */
    record ChildAdded(Stage to, TicketId child, @Nullable FreeText reason) implements RelationEvent {

        /** Checks the parts. */
        public ChildAdded {
            Input.present("to", to);
            Input.present("child", child);
        }
    }

    /**
     * Another ticket is no longer part of this matter.
     *
     * @param to the stage, unchanged
     * @param child the other ticket
     * @param reason why, or null
     */
    record ChildRemoved(Stage to, TicketId child, @Nullable FreeText reason) implements RelationEvent {

        /** Checks the parts. */
        public ChildRemoved {
            Input.present("to", to);
            Input.present("child", child);
        }
    }

    /**
     * Somebody said whether another ticket is about the same matter.
     *
     * @param to the stage, unchanged
     * @param other the other ticket
     * @param verdict what was said
     * @param reason why, or null
     */
    record DuplicateJudged(
            Stage to,
            TicketId other,
            DuplicateVerdict verdict,
            @Nullable FreeText reason) implements RelationEvent {

        /** Checks the parts. */
        public DuplicateJudged {
            Input.present("to", to);
            Input.present("other", other);
            Input.present("verdict", verdict);
        }
    }

    /**
     * An order or return has to do with the ticket, or with other lines than was said before.
     *
     * @param to the stage, unchanged
     * @param purchase its number
     * @param role what it has to do with it
     * @param lines the numbers of its lines, from 1; empty for all of it
     * @param reason why, or null
     */
    record PurchaseLinked(
            Stage to,
            PurchaseId purchase,
            PurchaseRole role,
            List<Integer> lines,
            @Nullable FreeText reason) implements RelationEvent {

        /** Checks and copies the parts. */
        public PurchaseLinked {
            Input.present("to", to);
            Input.present("purchase", purchase);
            Input.present("role", role);
            lines = List.copyOf(Input.present("lines", lines));
        }
    }

    /**
     * An order or return no longer has to do with the ticket.
     *
     * @param to the stage, unchanged
     * @param purchase its number
     * @param role what it had to do with it
     * @param reason why, or null
     */
    record PurchaseUnlinked(
            Stage to,
            PurchaseId purchase,
            PurchaseRole role,
            @Nullable FreeText reason) implements RelationEvent {

        /** Checks the parts. */
        public PurchaseUnlinked {
            Input.present("to", to);
            Input.present("purchase", purchase);
            Input.present("role", role);
        }
    }
}
