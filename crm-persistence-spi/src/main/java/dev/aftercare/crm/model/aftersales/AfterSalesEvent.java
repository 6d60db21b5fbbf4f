package dev.aftercare.crm.model.aftersales;

import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.ticket.TicketId;
import org.jspecify.annotations.Nullable;

/** What happens to after-sales requests. */
public sealed interface AfterSalesEvent extends EventBody {

    /**
     * The state the request is in after the event.
     *
     * @return the state
     */
    AfterSalesState to();

    /**
     * A customer asked for something after a sale.
     *
     * @param to the first state
     * @param purchase the order it is about
     * @param kind what is asked for
     * @param reason why
     * @param ticket the ticket it belongs to, or null
     * @param pieces how many pieces are to come back
     * @param amount what the pieces or the claim come to
     * @param objections how many things stand against it by the policy
     */
    record AfterSalesRequested(
            AfterSalesState to,
            PurchaseId purchase,
            AfterSalesKind kind,
            AfterSalesReason reason,
            @Nullable TicketId ticket,
            long pieces,
            Money amount,
            int objections)
            implements AfterSalesEvent {
        /** Checks the parts. */
        public AfterSalesRequested {
            Input.present("to", to);
            Input.present("purchase", purchase);
            Input.present("kind", kind);
            Input.present("reason", reason);
            Input.present("amount", amount);
        }
    }

    /**
     * The shop agreed.
     *
     * @param from the state before
     * @param to the state after
     * @param exception why it agreed against its policy, or null if nothing stood against it
     */
    record AfterSalesApproved(
            AfterSalesState from,
            AfterSalesState to,
            @Nullable FreeText exception) implements AfterSalesEvent {
        /** Checks the parts. */
        public AfterSalesApproved {
            Input.present("from", from);
            Input.present("to", to);
        }
    }

    /**
     * The shop refused.
     *
     * @param from the state before
     * @param to the state after
     * @param reason why
     */
    record AfterSalesRejected(AfterSalesState from, AfterSalesState to, FreeText reason) implements AfterSalesEvent {
        /** Checks the parts. */
        public AfterSalesRejected {
            Input.present("from", from);
            Input.present("to", to);
            Input.present("reason", reason);
        }
    }

    /**
     * The goods are on their way back.
     *
     * @param from the state before
     * @param to the state after
     * @param carrier who carries them, or null
     * @param tracking the carrier's number, or null
     */
    record ParcelSent(
            AfterSalesState from,
            AfterSalesState to,
            @Nullable String carrier,
            @Nullable String tracking) implements AfterSalesEvent {
        /** Checks the parts. */
        public ParcelSent {
            Input.present("from", from);
            Input.present("to", to);
        }
    }

    /**
     * The goods are back.
     *
     * @param from the state before
     * @param to the state after
     */
    record ParcelReceived(AfterSalesState from, AfterSalesState to) implements AfterSalesEvent {
        /** Checks the parts. */
        public ParcelReceived {
            Input.present("from", from);
            Input.present("to", to);
        }
    }

    /**
     * The shop looked at the goods.
     *
     * @param from the state before
     * @param to the state after
     * @param accepted how many pieces it takes
     * @param refused how many pieces it does not take
     * @param deduction what it keeps of the money for the pieces that it takes
     * @param exception why it took what its policy does not take, or null
     */
    record GoodsInspected(
            AfterSalesState from,
            AfterSalesState to,
            long accepted,
            long refused,
            Money deduction,
            @Nullable FreeText exception)
            implements AfterSalesEvent {
        /** Checks the parts. */
        public GoodsInspected {
            Input.present("from", from);
            Input.present("to", to);
            Input.present("deduction", deduction);
        }
    }

    /**
     * Money was paid back.
     *
     * @param from the state before
     * @param to the state after
     * @param goods what was paid back for goods
     * @param shipping what was paid back of the shipping
     * @param method by which way
     * @param reference the payment's own number, or null
     * @param recorded the return recorded beside the order; null if only shipping was paid back
     */
    record AfterSalesRefunded(
            AfterSalesState from,
            AfterSalesState to,
            Money goods,
            Money shipping,
            RefundMethod method,
            @Nullable String reference,
            @Nullable PurchaseId recorded)
            implements AfterSalesEvent {
        /** Checks the parts. */
        public AfterSalesRefunded {
            Input.present("from", from);
            Input.present("to", to);
            Input.present("goods", goods);
            Input.present("shipping", shipping);
            Input.present("method", method);
        }
    }

    /**
     * Other goods were sent.
     *
     * @param from the state before
     * @param to the state after
     * @param reference the number of the order or parcel that carries them, or null
     */
    record GoodsReplaced(
            AfterSalesState from,
            AfterSalesState to,
            @Nullable String reference) implements AfterSalesEvent {
        /** Checks the parts. */
        public GoodsReplaced {
            Input.present("from", from);
            Input.present("to", to);
        }
    }

    /**
     * The goods were mended and sent back.
     *
     * @param from the state before
     * @param to the state after
     * @param reference the number of the parcel that carries them, or null
     */
    record GoodsRepaired(
            AfterSalesState from,
            AfterSalesState to,
            @Nullable String reference) implements AfterSalesEvent {
        /** Checks the parts. */
        public GoodsRepaired {
            Input.present("from", from);
            Input.present("to", to);
        }
    }

    /**
     * The request was put away.
     *
     * @param from the state before
     * @param to the state after
     */
    record AfterSalesClosed(AfterSalesState from, AfterSalesState to) implements AfterSalesEvent {
        /** Checks the parts. */
        public AfterSalesClosed {
            Input.present("from", from);
            Input.present("to", to);
        }
    }

    /**
     * The customer no longer asks for it, or never sent the goods.
     *
     * @param from the state before
     * @param to the state after
     * @param reason why, or null
     */
    record AfterSalesWithdrawn(
            AfterSalesState from,
            AfterSalesState to,
            @Nullable FreeText reason) implements AfterSalesEvent {
        /** Checks the parts. */
        public AfterSalesWithdrawn {
            Input.present("from", from);
            Input.present("to", to);
        }
    }

    /**
     * The points of the order followed what was paid back.
     *
     * @param to the state, unchanged
     * @param programme in which programme
     * @param takenBack how many points that the order had earned were taken back
     * @param owed how many more the customer owes because they were spent
     * @param forgone how many more the shop does without
     * @param givenBack how many points that the order was paid with were given back
     */
    record PointsFollowed(
            AfterSalesState to, ProgrammeId programme, long takenBack, long owed, long forgone, long givenBack)
            implements AfterSalesEvent {
        /** Checks the parts. */
        public PointsFollowed {
            Input.present("to", to);
            Input.present("programme", programme);
        }
    }
}
